package dev.glasshive.app.workspace;

import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where the user stands in a run: the machine there as one of its processors sees it, and the steps that led to it.
///
/// @param recent the last steps of the processor's run, the newest last; at most [#RECENT]
/// @param latest the step that led here, by whichever processor; absent at position 0
public record Moment(Timeline timeline, Snapshot snapshot, List<Step> recent, Optional<Step> latest) {
    /// How many steps back a moment remembers.
    public static final int RECENT = 200;

    /// Copies what it is given.
    public Moment {
        recent = List.copyOf(recent);
    }

    /// 0 to the length of the timeline.
    public int position() {
        return snapshot.position();
    }

    /// The step that led here, if the processor made it that is looked at.
    public Optional<Step> last() {
        return latest.filter(step -> !recent.isEmpty() && recent.getLast().position() == step.position());
    }

    /// The moment at `position`.
    ///
    /// @param cpu the processor to look at; else the one that moved last, so that what it did can be seen
    static Moment at(Timeline timeline, int position, OptionalInt cpu) {
        int processors = timeline.scenario().host().cpus();
        int seen = cpu.isPresent() && cpu.getAsInt() < processors ? cpu.getAsInt() : timeline.cpuAt(Math.max(0, position - 1));
        Deque<Integer> positions = new ArrayDeque<>();
        for (int p = position - 1; p >= 0 && positions.size() < RECENT && position - p <= RECENT * processors; p--) {
            if (timeline.cpuAt(p) == seen) {
                positions.addFirst(p);
                if (timeline.slotAt(p) < 0) {
                    break;
                }
            }
        }
        List<Step> steps = positions.stream().map(timeline::step).toList();
        Optional<Step> latest = position == 0 ? Optional.empty()
                : Optional.of(steps.isEmpty() || steps.getLast().position() != position - 1 ? timeline.step(position - 1) : steps.getLast());
        return new Moment(timeline, timeline.at(position, seen), steps, latest);
    }
}
