package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.rejection.CausalStep;
import dev.glasshive.app.rejection.Fixes;
import dev.glasshive.app.rejection.RejectionCard;
import dev.glasshive.app.rejection.RejectionViewModel;
import dev.glasshive.app.rejection.Trial;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import org.junit.jupiter.api.Test;

class SavedLogSessionTest {
    private static final String LOG = """
            0: R1=ctx(off=0,imm=0) R10=fp0
            ; void *end = (void *)(long)ctx->data_end;
            0: (61) r2 = *(u32 *)(r1 +4)          ; R1=ctx(off=0,imm=0) R2_w=pkt_end(off=0,imm=0)
            1: (61) r1 = *(u32 *)(r1 +0)          ; R1_w=pkt(off=0,r=0,imm=0)
            2: (bf) r3 = r1                       ; R1_w=pkt(off=0,r=0,imm=0) R3_w=pkt(off=0,r=0,imm=0)
            3: (07) r3 += 14                      ; R3_w=pkt(off=14,r=0,imm=0)
            4: (2d) if r3 > r2 goto pc+3          ; R2_w=pkt_end(off=0,imm=0) R3_w=pkt(off=14,r=14,imm=0)
            5: (71) r4 = *(u8 *)(r1 +13)          ; R1_w=pkt(off=0,r=14,imm=0) R4_w=scalar(umax=255,var_off=(0x0; 0xff))
            6: (0f) r1 += r4                      ; R1_w=pkt(id=1,off=0,r=0,umax=255,var_off=(0x0; 0xff)) R4_w=scalar(umax=255,var_off=(0x0; 0xff))
            7: (71) r0 = *(u8 *)(r1 +14)
            invalid access to packet, off=14 size=1, R1(id=1,off=14,r=0)
            R1 offset is outside of the packet
            processed 8 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    private final Workspace workspace = Workspaces.empty();
    private final RejectionViewModel model = new RejectionViewModel(workspace);

    private void open() {
        workspace.openLog("loader.log", LOG);
    }

    @Test
    void listsTheInstructionsWithTheirSourceBelowWhatIsKnownOfTheKernel() {
        open();

        String text = workspace.session().get().document().text();
        assertThat(text).startsWith("; A log of the verifier of Linux 5.18 to 6.7\n").contains("; void *end = (void *)(long)ctx->data_end;\n    r2 = *(u32 *)(r1 +4)\n");
        assertThat(workspace.session().get().programs()).isEmpty();
        assertThat(workspace.verifier().mode().get()).isEqualTo(Mode.VERIFY);
    }

    @Test
    void theCardStandsUnderTheInstructionAtFaultAndOffersNothingThatNeedsTheProgram() {
        open();

        RejectionCard card = model.card().get().orElseThrow();
        assertThat(card.headline()).isEqualTo("Rejected: this may reach past the end of the packet.");
        assertThat(workspace.session().get().document().text().lines().skip(card.line().orElseThrow()).findFirst()).hasValue("    r0 = *(u8 *)(r1 +14)");
        assertThat(card.steps()).extracting(CausalStep::slot).contains(1, 6, 7);
        assertThat(model.fixes().get()).isEqualTo(new Fixes(true, java.util.List.of(), 0));
        assertThat(model.trial().get()).isInstanceOf(Trial.Unasked.class);
    }

    @Test
    void aRejectionBehindInstructionsThatTheLogDoesNotShowWholeHasItsCard() {
        workspace.openLog("loader.log", LOG.replace("6: (0f) r1 += r4 ", "6: (0f) r1 += r").replace("r0 = *(u8 *)(r1 +14)", "r0 = *(u8"));

        assertThat(model.card().get().orElseThrow().headline()).isEqualTo("Rejected: this may reach past the end of the packet.");
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(7);
    }

    @Test
    void theStatesOfTheLogCanBeLookedAt() {
        open();

        Visit visit = workspace.verifier().look().get().orElseThrow().visit();
        assertThat(visit.slot()).isEqualTo(7);
        assertThat(visit.before().current().registers().get(4)).isInstanceOfSatisfying(AbstractValue.Scalar.class, number -> assertThat(number.range().umax()).isEqualTo(255));
        workspace.stepBack();
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(6);
    }

    @Test
    void textThatIsNoLogLeavesEverythingAsItWas() {
        workspace.openText("test.bpf", Workspaces.SMALL);

        workspace.openLog("pasted", "hello\nworld\n");

        assertThat(workspace.session().get().document().name()).isEqualTo("test.bpf");
        assertThat(workspace.notice().get().orElseThrow().text()).startsWith("This is no log of the verifier: ");
    }

    @Test
    void aProgramThatIsOpenedAfterwardsIsJudgedAgain() {
        open();

        workspace.openText("test.bpf", Workspaces.SMALL);

        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).isTrue();
        assertThat(model.card().get()).isEmpty();
    }

    @Test
    void aTextAboutSomethingElseHasNoVerdictAndSaysSo() {
        workspace.openLog("letter.txt", "Dear all,\n" + "this is no log\n".repeat(9) + "0: (b7) r0 = 0\nthen I went home\nand slept\n");

        RejectionCard card = model.card().get().orElseThrow();
        assertThat(card.tone()).isEqualTo(RejectionCard.Tone.UNDECIDED);
        assertThat(card.headline()).isEqualTo("No verdict in this log.");
        assertThat(card.story().getFirst().text()).startsWith("1 of 3 lines were understood");
        assertThat(workspace.session().get().document().text()).contains("; Only 1 of 3 lines were understood", "; No verdict was found.");
    }

    @Test
    void aLogThatALoaderWroteIntoOneLineIsReadAsAnyOther() {
        for (String end : java.util.List.of("\\n", "\\r\\n", "\\n\\t")) {
            workspace.openLog("agent.log", "level=error msg=\"Verifier error\" error=\"load program: permission denied: " + LOG.strip().replace("\n", end) + "\"");

            assertThat(model.card().get().orElseThrow().headline()).as(end).isEqualTo("Rejected: this may reach past the end of the packet.");
        }
    }
}
