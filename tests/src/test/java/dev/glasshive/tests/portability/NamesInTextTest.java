package dev.glasshive.tests.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceLayout;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.program.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Text that names fields and results assembles to the numbers of each platform.
class NamesInTextTest {
    private static final String TEXT = """
            .program xdp drop
            r2 = r1->data_end
            w0 = XDP_DROP
            exit
            """;

    private static Assembly assemble(String text, Platform platform) {
        return Assembler.assemble(text, "t.bpf", PlatformNames.of(platform));
    }

    private static Program program(String text, Platform platform) {
        return assemble(text, platform).programs().orElseThrow().programs().getFirst();
    }

    @Test
    void eachPlatformFillsInItsOwn() {
        assertThat(program(TEXT, Platforms.linux()).code().instructions()).startsWith(
                new Instruction.Load(Size.W, Extension.ZERO, Register.R2, Register.R1, (short) 4), new Instruction.Mov(Width.W32, Register.R0, new Imm(1)));
        assertThat(program(TEXT, Platforms.windows()).code().instructions()).startsWith(
                new Instruction.Load(Size.DW, Extension.ZERO, Register.R2, Register.R1, (short) 8), new Instruction.Mov(Width.W32, Register.R0, new Imm(2)));
    }

    @Test
    void fieldsAreWrittenByNameToo() {
        String text = ".program cgroup_sock_addr c section=\"cgroup/connect4\"\nr1->user_port = r2\nr0 = 1\nexit\n";
        assertThat(program(text, Platforms.linux()).code().at(0)).isEqualTo(new Instruction.Store(Size.W, Register.R1, (short) 24, Register.R2));
        assertThat(program(text, Platforms.windows()).code().at(0)).isEqualTo(new Instruction.Store(Size.H, Register.R1, (short) 40, Register.R2));
    }

    @Test
    void aNameThatThePlatformLacksIsSaidWithItsPlace() {
        List<Diagnostic> diagnostics = assemble(".program xdp x\nr2 = r1->rx_queue_index\nr0 = XDP_REDIRECT\nexit\n", Platforms.windows()).diagnostics();
        assertThat(diagnostics).extracting(Diagnostic::message).containsExactly("there is no context field rx_queue_index", "XDP_REDIRECT is no operand");
        assertThat(diagnostics.getFirst().expected()).isEqualTo("data, data_end, data_meta, ingress_ifindex");
    }

    @Test
    void aMistypedNameIsGuessed() {
        List<Diagnostic> diagnostics = assemble(".program xdp x\nr2 = r1->dat\nr0 = XDP_PAS\nexit\n", Platforms.linux()).diagnostics();
        assertThat(diagnostics).extracting(Diagnostic::suggestion).containsExactly("did you mean data?", "did you mean XDP_PASS?");
    }

    @Test
    void halfARegisterHoldsNoField() {
        assertThat(assemble(".program xdp x\nw2 = r1->data\nexit\n", Platforms.linux()).diagnostics()).singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.suggestion()).isEqualTo("write r2 for the destination"));
    }

    @Test
    void layoutKeepsThemTogether() {
        assertThat(SourceLayout.format("r2   =  r1 ->  data_end")).isEqualTo("    r2 = r1->data_end");
    }
}
