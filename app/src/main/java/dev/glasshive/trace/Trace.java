package dev.glasshive.trace;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// A recorded run: its scenario, and what it came to when it was recorded.
///
/// @param version of Glasshive that recorded it
/// @param length steps
/// @param blocks a digest for every [Digest#BLOCK] steps
/// @param results how each input's run ended, in words
public record Trace(String version, Scenario scenario, int length, List<String> blocks, List<String> results) {
    /// Copies what it is given.
    public Trace {
        blocks = List.copyOf(blocks);
        results = List.copyOf(results);
    }

    /// A trace run again.
    ///
    /// @param divergence where this run differs from the recorded one, in words
    public record Replayed(Timeline timeline, Optional<String> divergence) {}

    /// The trace of what `timeline` holds, by this version of Glasshive.
    public static Trace of(Timeline timeline) {
        return of(timeline, ResourceBundle.getBundle("dev.glasshive.cli.version", Locale.ROOT).getString("version"));
    }

    /// The trace of what `timeline` holds.
    public static Trace of(Timeline timeline, String version) {
        Scenario scenario = timeline.scenario();
        Scenario untyped = new Scenario(scenario.set().untyped(), scenario.program(), scenario.platform(), scenario.host(), scenario.world(), scenario.inputs(),
                scenario.stepLimit());
        return new Trace(version, untyped, timeline.length(), Digest.of(timeline), results(timeline));
    }

    /// Runs it again and compares.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    public Replayed replay(Progress progress) throws MalformedProgramException {
        Timeline timeline = Timeline.record(scenario, progress);
        return new Replayed(timeline, divergence(timeline));
    }

    private Optional<String> divergence(Timeline timeline) {
        List<String> now = Digest.of(timeline);
        for (int block = 0; block < Math.min(now.size(), blocks.size()); block++) {
            if (!now.get(block).equals(blocks.get(block))) {
                int first = block * Digest.BLOCK;
                int last = Math.max(first, Math.min(Math.max(length, timeline.length()), first + Digest.BLOCK) - 1);
                return Optional.of("differs from the recorded run between step " + first + " and step " + last);
            }
        }
        if (timeline.length() != length) {
            return Optional.of("has " + timeline.length() + " steps, and the recorded run had " + length + ": they differ from step " + Math.min(length, timeline.length()) + " on");
        }
        List<String> ends = results(timeline);
        for (int run = 0; run < Math.min(ends.size(), results.size()); run++) {
            if (!ends.get(run).equals(results.get(run))) {
                return Optional.of("input " + (run + 1) + " ends at step " + timeline.runs().get(run).last() + " with " + ends.get(run) + ", and in the recorded run with " + results.get(run));
            }
        }
        return Optional.empty();
    }

    private static List<String> results(Timeline timeline) {
        return timeline.runs().stream().map(Timeline.Run::result).map(Trace::words).toList();
    }

    private static String words(RunResult result) {
        String end = result.trap().map(trap -> "trap: " + trap.message()).orElse(Long.toUnsignedString(result.r0()));
        return end + " after " + result.steps() + " steps, data " + Digest.of(result.dataOut()) + ", context " + Digest.of(result.context());
    }
}
