package dev.glasshive.verifier.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final Platform LINUX = Platforms.linux();
    private static final String TEXT = """
            .program xdp main
                r6 = *(u32 *)(r1 + 12)
                r7 = r6
                r7 &= 15
                if r7 > 7 goto out
                *(u64 *)(r10 - 8) = r7
                r8 = *(u64 *)(r10 - 8)
            out:
                r0 = 2
                exit
            """;

    private final ProgramSet set = Assembler.assemble(TEXT, "main.bpf", HelperNames.of(Map.of())).programs().orElseThrow();
    private final Candidate candidate = Candidate.of(set, set.programs().getFirst());
    private final Vocabulary vocabulary = new Vocabulary(candidate, LINUX, slot -> "insn");
    private final Exploration exploration = new LinuxVerifier(LINUX).verify(candidate, Options.VERBOSE).exploration();

    private List<CausalEvent> of(int slot, Holder holder) {
        return Provenance.of(vocabulary, exploration, exploration.at(slot).getFirst(), holder);
    }

    @Test
    void followsAValueBackToTheContext() {
        List<CausalEvent> events = of(6, new Holder.OfRegister(0, Register.R8));

        assertThat(events).extracting(event -> event.at().slot()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(events).extracting(CausalEvent::kind).containsExactly("made", "copied", "computed", "bounded", "spilled", "filled");
    }

    @Test
    void followsWhatLiesOnTheStack() {
        assertThat(of(5, new Holder.OfStack(0, -8, 8))).extracting(CausalEvent::kind).endsWith("bounded", "spilled");
    }

    @Test
    void endsBeforeTheVisitThatIsAskedAbout() {
        assertThat(of(2, new Holder.OfRegister(0, Register.R7))).extracting(event -> event.at().slot()).containsExactly(0, 1);
    }

    @Test
    void saysThatNothingGaveAValue() {
        assertThat(of(3, new Holder.OfRegister(0, Register.R5))).hasSize(1).first().isInstanceOf(CausalEvent.Missing.class);
    }

    @Test
    void saysWhatIsKnown() {
        assertThat(Provenance.known(vocabulary, exploration.at(4).getFirst(), new Holder.OfRegister(0, Register.R7)).words()).contains("7");
    }
}
