package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Looks for positions of a timeline, forwards or backwards, by running it again on a machine of its own. Registers, stack, packet and context are those of the processor that moves
/// at the position from which somebody asks; maps belong to all. One question, one search; for one thread.
public final class Search {
    private static final int PROGRESS = 1 << 14;

    private final Timeline timeline;
    private final Replay replay;
    private final Progress progress;
    private long done;

    /// What is asked at every position; the step that leads to the next one is about to run.
    private interface Question {
        boolean advance(Runner runner);
    }

    /// A search through `timeline`.
    public Search(Timeline timeline, Progress progress) {
        this.timeline = timeline;
        this.progress = progress;
        try {
            this.replay = timeline.newReplay();
        } catch (MalformedProgramException e) {
            throw new IllegalStateException("what was recorded can be run", e);
        }
    }

    /// The first position after `from` at which `condition` holds for the processor that moves next.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt next(int from, Predicate<Vm> condition) {
        for (int position = from + 1; position <= timeline.length(); position++) {
            keepGoing();
            replay.seek(position);
            if (condition.test(replay.runner().vm())) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /// The last position before `from` at which `condition` holds for the processor that moves next.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt previous(int from, Predicate<Vm> condition) {
        return backwards(from, runner -> {
            boolean holds = condition.test(runner.vm());
            runner.advance();
            return holds;
        });
    }

    /// The first position after `from` at which `stop` is reached.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt next(int from, Stop stop) {
        replay.seek(from);
        Standing standing = new Standing(replay.runner());
        stop.begin(standing);
        while (standing.position() < timeline.length()) {
            keepGoing();
            replay.runner().advance();
            if (stop.isReached(standing)) {
                return OptionalInt.of(standing.position());
            }
        }
        return OptionalInt.empty();
    }

    /// Whether `stop` is reached at `position`; never at 0, where nothing has happened yet.
    public boolean isReached(int position, Stop stop) {
        if (position <= 0 || position > timeline.length()) {
            return false;
        }
        replay.seek(position - 1);
        Standing standing = new Standing(replay.runner());
        stop.begin(standing);
        replay.runner().advance();
        return stop.isReached(standing);
    }

    /// The last position before `from`, but not 0, at which `stop` is reached.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt previous(int from, Stop stop) {
        Standing standing = new Standing(replay.runner());
        int end = from - 1;
        while (end > 0) {
            int start = (end - 1) / timeline.keyFrameDistance() * timeline.keyFrameDistance();
            replay.seek(start);
            stop.begin(standing);
            int found = -1;
            while (standing.position() < end) {
                keepGoing();
                replay.runner().advance();
                found = stop.isReached(standing) ? standing.position() : found;
            }
            if (found >= 0) {
                return OptionalInt.of(found);
            }
            end = start;
        }
        return OptionalInt.empty();
    }

    /// The position of the first step from `from` on that writes `target`: the step from there to the next position does it.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt nextWrite(int from, Target target) {
        return nextWrite(from, timeline.cpuAt(from), target);
    }

    /// The same, where `cpu` is the processor whose register, stack, packet or context `target` is.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt nextWrite(int from, int cpu, Target target) {
        if (target instanceof Target.OfRegister register) {
            return timeline.writes(register.register(), cpu, this::keepGoing).next(from);
        }
        WriteWatch watch = new WriteWatch(target, cpu);
        replay.seek(from);
        while (replay.runner().position() < timeline.length()) {
            keepGoing();
            int position = replay.runner().position();
            if (watch.advance(replay.runner())) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /// The position of the last step before `from` that writes `target`.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt previousWrite(int from, Target target) {
        return previousWrite(from, timeline.cpuAt(from), target);
    }

    /// The same, where `cpu` is the processor whose register, stack, packet or context `target` is.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    public OptionalInt previousWrite(int from, int cpu, Target target) {
        return target instanceof Target.OfRegister register ? timeline.writes(register.register(), cpu, this::keepGoing).previous(from)
                : backwards(from, new WriteWatch(target, cpu)::advance);
    }

    /// Key frame by key frame backwards, each stretch run forwards.
    private OptionalInt backwards(int from, Question question) {
        int end = from;
        while (end > 0) {
            int start = (end - 1) / timeline.keyFrameDistance() * timeline.keyFrameDistance();
            replay.seek(start);
            int found = -1;
            while (replay.runner().position() < end) {
                keepGoing();
                int position = replay.runner().position();
                if (question.advance(replay.runner())) {
                    found = position;
                }
            }
            if (found >= 0) {
                return OptionalInt.of(found);
            }
            end = start;
        }
        return OptionalInt.empty();
    }

    private void keepGoing() {
        if (done++ % PROGRESS == 0) {
            Timeline.keepGoing(progress, done);
        }
    }
}
