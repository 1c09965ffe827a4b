package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedVerifyingTest {
    private static final String LOOP = """
            .program xdp count
                r6 = 0
                r7 = 0
            again:
                r7 += 2
                r6 += 1
                if r6 < 10 goto again
                r0 = 2
                exit
            """;

    private static final String MEETING = """
            .program xdp main
                r2 = *(u32 *)(r1 + 12)
                r0 = 2
                if r2 == 0 goto done
                r0 = 1
            done:
                r3 = r0
                exit
            """;

    private static Workspace joined(Workspace workspace) {
        workspace.verifier().want(Optional.of(Strategy.JOINS));
        return workspace;
    }

    private static Verification verification(Workspace workspace) {
        return workspace.verifier().verification().get().orElseThrow();
    }

    @Test
    void theOtherStrategyJudgesTheSameProgramOnTheSameTables() {
        Workspace workspace = Workspaces.of(LOOP);
        assertThat(verification(workspace).passes()).isEmpty();
        joined(workspace);
        assertThat(verification(workspace).strategy()).isEqualTo(Strategy.JOINS);
        assertThat(verification(workspace).passes()).isNotEmpty();
        workspace.verifier().want(Optional.empty());
        assertThat(verification(workspace).strategy()).isEqualTo(Strategy.PATHS);
    }

    @Test
    void theSidesOfABranchAreNoInstructions() {
        assertThat(verification(joined(Workspaces.of(MEETING))).report().processed()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count_protocols", "subprogram", "checksum"})
    void theLookFollowsEveryStepOfARunAndItsNumbersLieWithin(String sample) {
        Workspace workspace = joined(Workspaces.sample(sample));
        List<Integer> lost = new ArrayList<>();
        int length = Math.min(400, workspace.session().get().timeline().orElseThrow().length());
        for (int position = 0; position < length; position++) {
            workspace.goTo(position);
            Moment moment = workspace.moment().get().orElseThrow();
            boolean executes = moment.snapshot().status() == Status.RUNNING && moment.timeline().slotAt(position) >= 0;
            Optional<Look> look = workspace.verifier().look().get().filter(Look::reached);
            if (executes && look.isEmpty()) {
                lost.add(position);
            }
            look.ifPresent(l -> {
                assertThat(l.borrowed()).isFalse();
                assertThat(l.visit().outcome()).isNotInstanceOf(Visit.Outcome.Pruned.class);
                for (Register register : Register.values()) {
                    if (l.visit().before().current().registers().get(register.code()) instanceof AbstractValue.Scalar scalar) {
                        long value = moment.snapshot().registers().value(register).orElseThrow();
                        assertThat(l.claim(scalar).contains(value)).as("%s at %d: %s", register, moment.position(), scalar.text()).isTrue();
                    }
                }
            });
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void stepsGoFromPassToPassWhereOneIsLookedAt() {
        Workspace workspace = joined(Workspaces.of(LOOP));
        workspace.verifier().mode().set(Mode.VERIFY);
        Verification judged = verification(workspace);
        workspace.verifier().lookAt(judged.passes().getFirst());
        workspace.step();
        assertThat(workspace.verifier().look().get().orElseThrow().visit()).isEqualTo(judged.passes().get(1));
        workspace.verifier().toEnd();
        assertThat(judged.pass(workspace.verifier().look().get().orElseThrow().visit()).orElseThrow().how()).isEqualTo(Meeting.NARROW);
        assertThat(workspace.verifier().canGo(1)).isFalse();
        workspace.verifier().lookAt(judged.firstAt(0).orElseThrow());
        assertThat(workspace.verifier().path()).first().isEqualTo(judged.firstAt(0).orElseThrow());
    }

    @Test
    void thePathGoesOnBehindThePlaceWhereWaysMeet() {
        Workspace workspace = joined(Workspaces.of(MEETING));
        Verification judged = verification(workspace);
        for (Visit visit : judged.visits()) {
            assertThat(judged.pathThrough(visit).visits().getLast().slot()).as("%s", visit).isEqualTo(5);
        }
    }

    @Test
    void whatOneWayBringsIsKnownBeforeItMeetsTheOthers() {
        Verification judged = verification(joined(Workspaces.of(MEETING)));
        Visit meeting = judged.firstAt(4).orElseThrow();
        Visit from = judged.visits().get(meeting.from());
        assertThat(value(meeting)).isNotEqualTo(value(judged.arriving(from, meeting)));
        assertThat(judged.isMeeting(meeting)).isTrue();
        assertThat(judged.isMeeting(from)).isFalse();
        assertThat(judged.arriving(meeting, judged.firstAt(5).orElseThrow())).isEqualTo(judged.firstAt(5).orElseThrow());
    }

    private static String value(Visit visit) {
        return visit.before().current().registers().getFirst().text();
    }
}
