package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a timeline shows at a position is what running there shows, in whatever order somebody looks.
final class TimelineSeekTest {
    private static final int KEY_FRAME_DISTANCE = 1024;

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void seeksShowWhatRunningForwardShows(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        List<String> forward = forward(sample.scenario());
        assertThat(timeline.length()).isEqualTo(forward.size() - 1);
        for (int position : positions(timeline.length(), 300)) {
            assertThat(StateText.of(timeline.at(position))).as("position %d", position).isEqualTo(forward.get(position));
        }
    }

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void snapshotsStayAsTheyWereWhileTheTimelineMovesOn(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        List<Snapshot> taken = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int position : positions(timeline.length(), 60)) {
            Snapshot snapshot = timeline.at(position);
            taken.add(snapshot);
            texts.add(StateText.of(snapshot));
        }
        assertThat(taken.stream().map(StateText::of)).containsExactlyElementsOf(texts);
    }

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void stepsBetweenSeeksDisturbNothing(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        List<String> forward = forward(sample.scenario());
        for (int position : positions(timeline.length() - 1, 100)) {
            assertThat(timeline.step(position).position()).isEqualTo(position);
            assertThat(StateText.of(timeline.at(position + 1))).isEqualTo(forward.get(position + 1));
            assertThat(StateText.of(timeline.at(position))).isEqualTo(forward.get(position));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SampleRuns.class, names = {"LOOPS", "MAPS"})
    void twoThreadsSeekAtOnce(SampleRuns sample) throws MalformedProgramException, InterruptedException, ExecutionException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        List<String> forward = forward(sample.scenario());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<Integer>>> wrong = new ArrayList<>();
            for (int seed = 1; seed <= 2; seed++) {
                Random random = new Random(seed);
                wrong.add(threads.submit(() -> random.ints(200, 0, timeline.length() + 1).boxed()
                        .filter(position -> !StateText.of(timeline.at(position)).equals(forward.get(position))).toList()));
            }
            for (Future<List<Integer>> positions : wrong) {
                assertThat(positions.get()).isEmpty();
            }
        }
    }

    /// Random ones, and those around key frames and at both ends.
    private static List<Integer> positions(int last, int count) {
        List<Integer> positions = new ArrayList<>(new Random(7).ints(count, 0, last + 1).boxed().toList());
        for (int border = 0; border <= last; border += KEY_FRAME_DISTANCE) {
            for (int position = Math.min(border + 1, last); position >= Math.max(0, border - 1); position--) {
                positions.add(position);
            }
        }
        positions.add(last);
        positions.add(0);
        return positions;
    }

    private static List<String> forward(Scenario scenario) throws MalformedProgramException {
        Runner runner = new Runner(scenario, new Interpreter());
        Snapshots snapshots = new Snapshots(scenario.set());
        List<String> states = new ArrayList<>();
        while (true) {
            states.add(StateText.of(snapshots.of(runner.position(), 0, runner.run(), runner.vm().save())));
            if (runner.isAtEnd()) {
                return states;
            }
            runner.advance();
        }
    }
}
