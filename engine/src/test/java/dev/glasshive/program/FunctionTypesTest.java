package dev.glasshive.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ProgramTypesReader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionTypesTest {
    private static final String CALLBACK = """
            .program xdp main
            r1 = 3
            r2 = step ll
            r3 = 0
            r4 = 0
            call bpf_loop
            r0 = 2
            exit
            .func step
            r0 = 0
            exit
            """;

    @Test
    void aProgramThatTakesNoAddressNeedsNone() {
        assertThat(FunctionTypes.of(set(".program xdp main\ncall other\nexit\n.func other\nr0 = 2\nexit\n").programs().getFirst())).isEmpty();
    }

    @Test
    void aReaderFindsInThemWhatTheyAreSaidToBe() throws MalformedProgramException {
        ProgramTypes types = FunctionTypes.of(set(CALLBACK).programs().getFirst()).orElseThrow();
        assertThat(types.functions().records()).extracting(record -> record.signature().orElseThrow().name()).containsExactly("main", "step");
        assertThat(ProgramTypesReader.read(types.btf(), types.functions().bytes(), types.functions().recordSize(), Bytes.EMPTY, ProgramTypesReader.LINE)).isEqualTo(types);
    }

    @Test
    void withThemAFunctionMayBeCalledBack() {
        ProgramSet set = set(CALLBACK);
        assertThat(new LinuxVerifier(Platforms.linux()).verify(Candidate.of(set, set.programs().getFirst()), Options.VERBOSE).verdict()).isInstanceOf(Verdict.Accepted.class);
    }

    private static ProgramSet set(String text) {
        return Assembler.assemble(text, "callback.bpf", HelperNames.of(Map.of("bpf_loop", 181))).programs().orElseThrow();
    }
}
