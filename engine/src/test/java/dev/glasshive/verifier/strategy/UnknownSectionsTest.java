package dev.glasshive.verifier.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownSectionsTest {
    private static final ProgramSet SET = new ProgramSet("some.o", "GPL", List.of(program("known", "xdp", "xdp"), program("numbered", "2/1", ""), program("bare", "", "")), List.of());

    private static Program program(String name, String section, String type) {
        return new Program(name, section, type, Code.of(List.of(new Instruction.Exit())), List.of(), Map.of(), SourceMap.EMPTY);
    }

    @Test
    void onlyTheVerifierOfWindowsTakesThemForSomethingAndOnlyOnTheTablesOfLinux() {
        assertThat(UnknownSections.in(SET, Platforms.windows(), Platforms.linux())).extracting(Program::name).containsExactly("numbered");
        assertThat(UnknownSections.in(SET, Platforms.linux(), Platforms.linux())).isEmpty();
        assertThat(UnknownSections.in(SET, Platforms.windows(), Platforms.windows())).isEmpty();
    }

    @Test
    void theySeeASocketBufferUnlessTheFileIsOneOfCiliumForXdp() {
        List<Program> unknown = UnknownSections.in(SET, Platforms.windows(), Platforms.linux());
        assertThat(UnknownSections.adopted(SET, unknown, "objects/some.o").programs()).extracting(Program::type).containsExactly("xdp", "sched_cls", "");
        assertThat(UnknownSections.adopted(SET, unknown, "cilium/bpf_lxc.o").programs()).extracting(Program::type).containsExactly("xdp", "sched_cls", "");
        assertThat(UnknownSections.adopted(SET, unknown, "cilium/bpf_xdp.o").programs()).extracting(Program::type).containsExactly("xdp", "xdp", "");
        assertThat(UnknownSections.adopted(SET, unknown, "some.o").maps()).isEqualTo(SET.maps());
    }
}
