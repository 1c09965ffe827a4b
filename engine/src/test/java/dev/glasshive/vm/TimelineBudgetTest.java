package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A timeline keeps within the memory it is given, and says so where it cannot.
final class TimelineBudgetTest {
    private static final String LARGE_VALUES = """
            .map big array key=4 value=65536 max=4
            r6 = 0
            again:
            r7 = r6
            r7 &= 3
            *(u32 *)(r10 - 4) = r7
            r1 = big ll
            r2 = r10
            r2 += -4
            call bpf_map_lookup_elem
            *(u64 *)(r0 + 0) = r6
            r6 += 1
            if r6 < 5000 goto again
            r0 = r6
            exit
            """;

    private static Timeline record(String text, long steps, long budget) throws MalformedProgramException {
        return Timeline.record(Assembled.scenario(text, Bytes.EMPTY).limitedTo(steps), Progress.NONE, budget);
    }

    @Test
    void keyFramesAreThinnedOutUntilTheyFit() throws MalformedProgramException {
        Timeline narrow = record(LARGE_VALUES, 1_000_000, 4 << 20);
        assertThat(narrow.cut()).isEmpty();
        assertThat(narrow.keyFrameDistance()).isGreaterThan(KeyFrames.NARROWEST);
        assertThat(narrow.bytes()).isLessThanOrEqualTo(4 << 20);
        Timeline wide = record(LARGE_VALUES, 1_000_000, Timeline.DEFAULT_BUDGET);
        assertThat(wide.keyFrameDistance()).isEqualTo(KeyFrames.NARROWEST);
        for (int position : List.of(45_002, 45_001, 10, 20_480, 20_479, 30_000, 44_000, 43_999, 42_000, 0, narrow.length())) {
            assertThat(StateText.of(narrow.at(position))).as("position %d", position).isEqualTo(StateText.of(wide.at(position)));
        }
    }

    @Test
    void recordingStopsWhereThinningOutIsNotEnough() throws MalformedProgramException {
        Timeline timeline = record(LARGE_VALUES, 1_000_000, 1 << 17);
        assertThat(timeline.cut()).hasValueSatisfying(reason -> assertThat(reason).startsWith(String.format("Recording stops after %,d steps", timeline.length())));
        assertThat(timeline.at(timeline.length()).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void anEndlessProgramCanBeSteppedWhereItStopped() throws MalformedProgramException {
        Timeline timeline = record("r0 = 0\nagain:\nr0 += 1\ngoto again\n", 100_000, Timeline.DEFAULT_BUDGET);
        assertThat(timeline.length()).isEqualTo(100_001);
        Snapshot last = timeline.at(timeline.length());
        assertThat(last.trap().orElseThrow().message()).contains("100000");
        assertThat(timeline.step(timeline.length() - 1).events()).hasSize(1).first().isInstanceOf(Step.Trapped.class);
        assertThat(timeline.at(timeline.length() - 1).status()).isEqualTo(Status.RUNNING);
        assertThat(timeline.at(timeline.length() - 2).position()).isEqualTo(99_999);
    }

    @Test
    void mapsThatAreTooLargeTogetherAreRefused() {
        String maps = ".map a array key=4 value=1048576 max=200\n.map b array key=4 value=1048576 max=250\n.map c array key=4 value=1048576 max=100\n";
        assertThatThrownBy(() -> Assembled.record(maps + "r0 = 0\nexit\n", Bytes.EMPTY)).isInstanceOf(MalformedProgramException.class)
                .hasMessage("the 3 maps take 550 MB, more than the 512 MB that all maps of a machine may: lower max, first of map b with 250 MB");
    }
}
