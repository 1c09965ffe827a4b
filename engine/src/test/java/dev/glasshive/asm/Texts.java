package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What the tests of this package share.
final class Texts {
    static final HelperNames HELPERS = HelperNames.of(Map.of("bpf_map_lookup_elem", 1, "bpf_map_update_elem", 2, "bpf_ktime_get_ns", 5));

    private Texts() {}

    static ProgramSet assemble(String text) {
        return assemble(text, HELPERS);
    }

    static ProgramSet assemble(String text, HelperNames helpers) {
        Assembly assembly = Assembler.assemble(text, "folder/sample.bpf", helpers);
        assertThat(assembly.programs()).as("%s", assembly.diagnostics()).isPresent();
        return assembly.programs().orElseThrow();
    }

    static Program program(String text) {
        return assemble(text).programs().getFirst();
    }

    static List<Instruction> instructions(String text) {
        return program(text).code().instructions();
    }

    static String resource(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
