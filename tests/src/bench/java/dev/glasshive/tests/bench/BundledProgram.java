package dev.glasshive.tests.bench;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A program of `glasshive bench`, on the packet that it has there.
record BundledProgram(ProgramSet set) {
    private static final String FOLDER = "/glasshive/bench/";
    private static final int PACKET_BYTES = 1500;

    /// The one whose file is `name`.bpf.
    static BundledProgram named(String name) {
        try (InputStream in = BundledProgram.class.getResourceAsStream(FOLDER + name + ".bpf")) {
            return new BundledProgram(assembled(name, new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The programs of `text`, which calls helpers by the names that Linux gives them.
    static ProgramSet assembled(String name, String text) {
        HelperNames names = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
        Assembly assembly = Assembler.assemble(text, name, names);
        return assembly.programs().orElseThrow(() -> new IllegalStateException(name + ": " + assembly.diagnostics().getFirst()));
    }

    /// A machine that has never run it.
    Vm machine() throws MalformedProgramException {
        Scenario scenario = Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(), List.of(input()));
        return new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
    }

    /// A packet that counts from 0 to 255, again and again.
    static Input input() {
        byte[] bytes = new byte[PACKET_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Input.packet("counting", Bytes.of(bytes));
    }
}
