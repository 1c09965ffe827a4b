package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// What a timeline knows without looking into the machine, and where it ends.
final class TimelineTest {
    private static final String COUNT = """
            r0 = 0
            again:
            r0 += 1
            if r0 < 5 goto again
            exit
            """;

    @Test
    void everyInstructionIsAPosition() throws MalformedProgramException {
        Timeline timeline = Assembled.record(COUNT, Bytes.EMPTY);
        assertThat(timeline.length()).isEqualTo(12);
        assertThat(timeline.slotAt(0)).isZero();
        assertThat(timeline.slotAt(11)).isEqualTo(3);
        assertThat(timeline.slotAt(12)).isEqualTo(-1);
        assertThat(timeline.at(12).status()).isEqualTo(Status.FINISHED);
        assertThat(timeline.at(12).slot()).as("the slot of the last instruction").isEqualTo(3);
    }

    @Test
    void nextAndPreviousFindTheInstruction() throws MalformedProgramException {
        Timeline timeline = Assembled.record(COUNT, Bytes.EMPTY, Bytes.EMPTY);
        assertThat(timeline.next(0, slot -> slot == 1)).isEqualTo(1);
        assertThat(timeline.next(1, slot -> slot == 1)).isEqualTo(3);
        assertThat(timeline.next(9, slot -> slot == 1)).as("in the next run").isEqualTo(14);
        assertThat(timeline.next(0, slot -> slot == 99)).isEqualTo(timeline.length());
        assertThat(timeline.previous(14, slot -> slot == 1)).isEqualTo(9);
        assertThat(timeline.previous(3, slot -> slot == 99)).isZero();
        assertThat(timeline.previous(timeline.length() + 5, slot -> slot == 3)).isEqualTo(24);
    }

    @Test
    void everyInputHasItsRun() throws MalformedProgramException {
        Timeline timeline = Timeline.record(SampleRuns.TRAPS.scenario(), Progress.NONE);
        List<Timeline.Run> runs = timeline.runs();
        assertThat(runs).hasSize(3);
        assertThat(runs.get(1).result().trap()).isPresent();
        assertThat(runs.get(2).result().r0()).isEqualTo(4);
        assertThat(runs.get(2).result().trap()).isEmpty();
        assertThat(runs.get(1).first()).isEqualTo(runs.get(0).last() + 1);
        assertThat(runs.get(2).last()).isEqualTo(timeline.length());
        for (Timeline.Run run : runs) {
            assertThat(timeline.runAt(run.first())).contains(run);
            assertThat(timeline.runAt(run.last())).contains(run);
            assertThat(timeline.at(run.last()).status()).isNotEqualTo(Status.RUNNING);
            assertThat(timeline.at(run.first()).run()).isEqualTo(run.index());
        }
    }

    @Test
    void recordingAndRunningEndAlike() throws MalformedProgramException {
        for (SampleRuns sample : SampleRuns.values()) {
            assertThat(Timeline.record(sample.scenario(), Progress.NONE).runs().stream().map(Timeline.Run::result))
                    .as(sample.name()).containsExactlyElementsOf(Assembled.run(sample.scenario()));
        }
    }

    @Test
    void withoutInputsThereIsOnePosition() throws MalformedProgramException {
        Timeline timeline = Timeline.record(Assembled.scenario(".program xdp first\nr0 = 0\nexit"), Progress.NONE);
        assertThat(timeline.length()).isZero();
        assertThat(timeline.runs()).isEmpty();
        assertThat(timeline.runAt(0)).isEmpty();
        assertThat(timeline.slotAt(0)).isEqualTo(-1);
        assertThat(timeline.instructionAt(0)).isEmpty();
        assertThat(timeline.programAt(0).name()).isEqualTo("first");
        assertThat(timeline.next(0, slot -> true)).isZero();
        assertThat(timeline.previous(0, slot -> true)).isZero();
        assertThat(timeline.at(0).status()).isEqualTo(Status.FINISHED);
        assertThatThrownBy(() -> timeline.step(0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("position 0 is the last one: no step follows");
    }

    @Test
    void theProgramOfAnArrivalIsTheOneThatEnded() throws MalformedProgramException {
        Timeline timeline = Timeline.record(SampleRuns.TAIL_CALLS.scenario(), Progress.NONE);
        int arrival = timeline.runs().getFirst().last();
        assertThat(timeline.slotAt(arrival)).isEqualTo(-1);
        assertThat(timeline.programAt(arrival)).isEqualTo(timeline.programAt(arrival - 1));
        assertThat(timeline.at(arrival).program()).isEqualTo(timeline.programAt(arrival).name());
    }

    @Test
    void theStackOfAReturnedFunctionIsGoneAlsoAfterLookingBack() throws MalformedProgramException {
        Timeline timeline = Assembled.record("""
                call f
                r6 = r0
                r7 = 0
                again:
                r7 += 1
                if r7 < 1000 goto again
                r0 = *(u64 *)(r6 - 8)
                exit
                .func f
                *(u64 *)(r10 - 8) = 7
                r0 = r10
                exit
                """, Bytes.EMPTY, Bytes.EMPTY);
        int end = timeline.runs().getFirst().last();
        String trapped = StateText.of(timeline.at(end));
        assertThat(timeline.at(end).status()).isEqualTo(Status.TRAPPED);
        assertThat(timeline.at(end + 3).frames()).as("inside the function, in the next run").hasSize(2);
        assertThat(StateText.of(timeline.at(end))).isEqualTo(trapped);
    }

    @Test
    void positionsOutsideAreRefused() throws MalformedProgramException {
        Timeline timeline = Assembled.record(COUNT, Bytes.EMPTY);
        assertThatThrownBy(() -> timeline.at(13)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("position 13 is not in 0 to 12");
        assertThatThrownBy(() -> timeline.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLongScenarioIsCut() throws MalformedProgramException {
        Scenario scenario = Assembled.scenario("again:\nr0 = 0\ngoto again", Bytes.EMPTY);
        Timeline timeline = Timeline.record(scenario, Progress.NONE, 5000, Timeline.DEFAULT_BUDGET);
        assertThat(timeline.length()).isEqualTo(5000);
        assertThat(timeline.runs()).isEmpty();
        assertThat(timeline.at(5000).status()).isEqualTo(Status.RUNNING);
        assertThat(timeline.step(4999).slot()).isEqualTo(1);
    }

    @Test
    void theStepLimitIsThePositionAfterTheLastStep() throws MalformedProgramException {
        Scenario scenario = Assembled.scenario("again:\nr0 = 0\ngoto again", Bytes.EMPTY, Bytes.EMPTY);
        Scenario limited = scenario.limitedTo(10);
        Timeline timeline = Timeline.record(limited, Progress.NONE);
        assertThat(timeline.runs()).hasSize(2).allSatisfy(run -> {
            assertThat(run.result().steps()).isEqualTo(10);
            assertThat(run.result().trap()).map(Trap::message)
                    .contains("insn 0 is where the run stopped after its limit of 10 steps; the program is endless or needs a higher limit");
        });
        assertThat(timeline.length()).isEqualTo(23);
    }

    @Test
    void recordingStopsWhenAsked() {
        Progress impatient = new Progress() {
            private long seen;

            @Override
            public void done(long steps) {
                seen = steps;
            }

            @Override
            public boolean isCancelled() {
                return seen >= 3000;
            }
        };
        Scenario scenario = Assembled.scenario("again:\nr0 = 0\ngoto again", Bytes.EMPTY);
        assertThatThrownBy(() -> Timeline.record(scenario, impatient)).isInstanceOf(CancellationException.class).hasMessage("cancelled after 3072 steps");
        assertThatThrownBy(() -> Timeline.run(scenario, new Interpreter(), impatient)).isInstanceOf(CancellationException.class);
    }
}
