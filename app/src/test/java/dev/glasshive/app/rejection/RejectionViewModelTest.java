package dev.glasshive.app.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.repair.TextEdit;
import dev.glasshive.vm.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RejectionViewModelTest {
    private static final String UNCHECKED = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                *(u32 *)(r10 - 4) = 1
                r2 = r10
                r2 += -4
                r1 = hits ll
                call bpf_map_lookup_elem
                r0 = *(u64 *)(r0 + 0)
                exit
            """;

    private final Workspace workspace = Workspaces.of(UNCHECKED);
    private final RejectionViewModel model = new RejectionViewModel(workspace);

    @Test
    void saysWhatIsWrongInPlainWordsFirst() {
        RejectionCard card = model.card().get().orElseThrow();

        assertThat(card.headline()).isEqualTo("Rejected: r0 might be NULL here.");
        assertThat(card.kernel()).isEqualTo("R0 invalid mem access 'map_value_or_null'");
        assertThat(card.line()).hasValue(7);
        assertThat(card.steps()).extracting(CausalStep::slot).containsExactly(5, 6);
        assertThat(card.steps().getLast().culprit()).isTrue();
    }

    @Test
    void instructionsInTheStoryCanBeGoneTo() {
        RejectionCard card = model.card().get().orElseThrow();

        int slot = card.story().stream().flatMapToInt(piece -> piece.slot().stream()).findFirst().orElseThrow();
        model.lookAt(slot);

        assertThat(slot).isEqualTo(5);
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(5);
        assertThat(card.story().stream().map(Piece::text).collect(Collectors.joining())).contains("bpf_map_lookup_elem");
    }

    @Test
    void whereThereWasNoTimeARunIsLookedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        model.seekWith((session, judged, work) -> asked.getAndIncrement() == 0 ? new Trial.CutShort(0) : new TrialFinder(session, judged).find(work));
        workspace.openText("again.bpf", UNCHECKED);
        assertThat(model.trial().get()).isEqualTo(new Trial.CutShort(0));
        assertThat(new RejectionReports(workspace, model).page().orElseThrow()).contains("There was no time to try a run.").doesNotContain("None of 0");
        model.tryAgain();
        assertThat(model.trial().get()).isInstanceOf(Trial.Traps.class);
        model.tryAgain();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsRefusedNextIsCountedInTheChangedProgram() {
        workspace.verifier().want(Optional.of(Strategy.JOINS));
        workspace.edit(".program xdp careless\nr2 = *(u32 *)(r1 + 4)\nr6 = *(u32 *)(r1 + 0)\nr4 = *(u8 *)(r6 + 12)\nr0 = *(u8 *)(r6 + 23)\nexit\n");
        model.show();
        assertThat(model.fixes().get().choices()).extracting(FixChoice::then).anySatisfy(then -> assertThat(then)
                .matches("Then the changed program is rejected at its instruction \\d+: Upper bound must be at most packet_size .*"));
    }

    @Test
    void saysNothingAndMendsNothingWhileItIsSilent() {
        CausalViewModel causes = new CausalViewModel(workspace);
        model.show();
        assertThat(model.canApply().get()).isTrue();
        workspace.silence(true);
        assertThat(model.card().get()).isEmpty();
        assertThat(model.canApply().get()).isFalse();
        assertThat(causes.answer().get()).isEmpty();
        workspace.edit(UNCHECKED + "; more\n");
        assertThat(model.card().get()).isEmpty();
        workspace.silence(false);
        assertThat(model.card().get()).isPresent();
        assertThat(causes.answer().get()).isPresent();
    }

    @Test
    void opensByItselfForWhoOpensARejectedProgramAndWhereTheVerifierIsShown() {
        assertThat(workspace.verifier().mode().get()).isEqualTo(Mode.RUN);
        assertThat(model.open().get()).isTrue();
        model.close();
        assertThat(model.open().get()).isFalse();
        workspace.verifier().mode().set(Mode.VERIFY);
        assertThat(model.open().get()).isTrue();
    }

    @Test
    void disturbsNobodyWhoTypesOrLearns() {
        workspace.openText("fine.bpf", ".program xdp main\n    r0 = 2\n    exit\n");
        workspace.edit(UNCHECKED);
        assertThat(model.card().get()).isPresent();
        assertThat(model.open().get()).isFalse();
        Session session = workspace.session().get();
        workspace.stage("lesson.bpf", UNCHECKED, session.capture(), session.setup(), timeline -> 0);
        assertThat(model.card().get()).isPresent();
        assertThat(model.open().get()).isFalse();
    }

    @Test
    void isBackWhenAFixIsTakenBackUnlessItWasPutAway() {
        workspace.edit(UNCHECKED.replace("    r0 = *", "    if r0 == 0 goto +1\n    r0 = *").replace("    exit", "    r0 = 2\n    exit"));
        assertThat(model.card().get()).isEmpty();
        workspace.edit(UNCHECKED);
        assertThat(model.open().get()).isTrue();
        model.close();
        workspace.edit(UNCHECKED.replace("    r0 = *", "    if r0 == 0 goto +1\n    r0 = *").replace("    exit", "    r0 = 2\n    exit"));
        workspace.edit(UNCHECKED);
        assertThat(model.card().get()).isPresent();
        assertThat(model.open().get()).isFalse();
    }

    @Test
    void typingMakesItOutOfDateUntilTheProgramIsJudgedAnew() {
        model.edited();
        assertThat(model.outdated().get()).isTrue();

        workspace.edit(UNCHECKED.replace("r0 = *(u64 *)(r0 + 0)", "r0 = 2"));

        assertThat(model.outdated().get()).isFalse();
        assertThat(model.card().get()).isEmpty();
    }

    @Test
    void looksForFixesOnceTheCardIsOpen() {
        Session session = workspace.session().get();
        workspace.stage("lesson.bpf", UNCHECKED, session.capture(), session.setup(), timeline -> 0);
        assertThat(model.fixes().get().found()).isFalse();
        assertThat(model.canApply().get()).isFalse();

        model.show();

        FixChoice fix = model.fixes().get().shown().orElseThrow();
        assertThat(fix.accepted()).isTrue();
        assertThat(fix.action()).isEqualTo("Insert after 5");
        assertThat(model.canApply().get()).isTrue();
    }

    @Test
    void aFixChangesTheTextSoThatItIsAccepted() {
        model.applyWith(fix -> workspace.edit(TextEdit.apply(fix.text(), fix.edits())));
        model.show();

        model.apply();

        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).isTrue();
        assertThat(model.card().get()).isEmpty();
    }

    @Test
    void whereFixesAreHeldBackNothingIsChangedAndThatIsSaid() {
        workspace.holdFixes(Optional.of("Later."));
        model.applyWith(fix -> workspace.edit(TextEdit.apply(fix.text(), fix.edits())));
        model.show();

        assertThat(model.fixes().get().shown()).isEmpty();
        assertThat(model.card().get().orElseThrow().remedy()).isNotEmpty();
        assertThat(model.canApply().get()).isFalse();
        assertThat(model.canAnswer().get()).isTrue();
        model.apply();
        assertThat(workspace.session().get().document().text()).isEqualTo(UNCHECKED);
        assertThat(workspace.notice().get().orElseThrow().text()).isEqualTo("Later.");

        workspace.holdFixes(Optional.empty());

        assertThat(model.canApply().get()).isTrue();
        model.apply();
        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).isTrue();
    }

    @Test
    void fixesThatWereFoundDisappearWhereTheyAreHeldBack() {
        model.show();
        assertThat(model.fixes().get().shown()).isPresent();

        workspace.holdFixes(Optional.of("Later."));

        assertThat(model.fixes().get().shown()).isEmpty();
        assertThat(new RejectionReports(workspace, model).page().orElseThrow()).doesNotContain("<h2>Fix: ");
    }

    @Test
    void theFixesAreARing() {
        model.show();
        int count = model.fixes().get().choices().size();
        FixChoice first = model.fixes().get().shown().orElseThrow();

        model.turn(-1);
        assertThat(model.fixes().get().index()).isEqualTo(count - 1);
        model.turn(1);
        assertThat(model.fixes().get().shown()).contains(first);
    }

    @Test
    void theRunThatTrapsIsShownUpToItsTrap() {
        workspace.verifier().mode().set(Mode.VERIFY);
        assertThat(model.trial().get()).isInstanceOf(Trial.Traps.class);

        model.runAndTrap();

        Moment moment = workspace.moment().get().orElseThrow();
        assertThat(workspace.verifier().mode().get()).isEqualTo(Mode.RUN);
        assertThat(moment.snapshot().status()).isEqualTo(Status.TRAPPED);
        assertThat(moment.position()).isEqualTo(workspace.session().get().timeline().orElseThrow().length());
        workspace.stepBack();
        assertThat(workspace.moment().get().orElseThrow().snapshot().slot()).isEqualTo(6);
        assertThat(workspace.moment().get().orElseThrow().snapshot().status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void anotherDocumentIsRunWithThePacketsOfBefore() {
        Capture own = workspace.session().get().capture();
        model.show();
        model.runAndTrap();
        model.runAndTrap();
        assertThat(workspace.session().get().capture()).isNotEqualTo(own);

        workspace.edit(UNCHECKED + "; more\n");
        assertThat(workspace.session().get().capture()).isNotEqualTo(own);
        workspace.openText("other.bpf", ".program xdp main\n    r0 = 2\n    exit\n");
        assertThat(workspace.session().get().capture()).isEqualTo(own);
    }

    @Test
    void whatTheUserChangesOfTheLentPacketIsKept() {
        model.show();
        model.runAndTrap();
        Capture changed = new Capture("mine", List.of(Packet.of(Bytes.of((byte) 1, (byte) 2))));
        workspace.give(now -> now.with(changed), timeline -> 0);

        workspace.openText("other.bpf", ".program xdp main\n    r0 = 2\n    exit\n");
        assertThat(workspace.session().get().capture()).isEqualTo(changed);
    }

    @Test
    void opensByItselfForWhoTurnsToAPlatformThatRefusesTheProgram() {
        workspace.openText("linux.bpf", """
                .program xdp main
                    r2 = *(u32 *)(r1 + 4)
                    r0 = 2
                    exit
                """);
        assertThat(model.card().get()).isEmpty();

        workspace.set(setup -> setup.with(Platforms.windows()));

        assertThat(workspace.verifier().mode().get()).isEqualTo(Mode.RUN);
        assertThat(model.card().get()).isPresent();
        assertThat(model.open().get()).isTrue();

        model.close();
        workspace.edit(workspace.session().get().document().text().replace("r0 = 2", "r0 = 1"));
        assertThat(model.open().get()).as("who types is not disturbed").isFalse();
    }

    @Test
    void aChangeThatLeavesTheInstructionsAsTheyAreKeepsFixesForTheTextAsItIs() {
        model.show();
        model.edited();
        assertThat(model.outdated().get()).isTrue();

        String changed = workspace.session().get().document().text().replaceFirst("\n", " ; a word more\n");
        workspace.edit(changed);

        assertThat(model.outdated().get()).isFalse();
        assertThat(model.open().get()).isTrue();
        assertThat(model.canApply().get()).isTrue();
        assertThat(model.fixes().get().shown().orElseThrow().text()).isEqualTo(changed);
    }

    @Test
    void theSameProgramOpenedAgainHasItsCardAgain() {
        model.close();
        workspace.openText(workspace.session().get().document().name(), UNCHECKED);
        assertThat(model.card().get()).isPresent();
        assertThat(model.open().get()).isTrue();
    }

    @Test
    void staysOpenWhenTheUserTurnsBackToTheRun() {
        model.close();
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.verifier().mode().set(Mode.RUN);
        assertThat(model.open().get()).isTrue();
        model.close();
        workspace.verifier().mode().set(Mode.VERIFY);
        model.close();
        workspace.verifier().mode().set(Mode.RUN);
        assertThat(model.open().get()).isFalse();
    }
}
