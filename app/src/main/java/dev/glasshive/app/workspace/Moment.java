package dev.glasshive.app.workspace;

import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the user stands in a run: the machine there, and the steps that led to it.
///
/// @param recent the last steps of this run, the newest last; at most [#RECENT]
public record Moment(Timeline timeline, Snapshot snapshot, List<Step> recent) {
    /// How many steps back a moment remembers.
    public static final int RECENT = 200;

    /// 0 to the length of the timeline.
    public int position() {
        return snapshot.position();
    }

    /// The step that led here; absent at position 0.
    public Optional<Step> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast());
    }

    static Moment at(Timeline timeline, int position) {
        int first = Math.max(0, position - RECENT);
        for (int p = position - 1; p > first; p--) {
            if (timeline.slotAt(p) < 0) {
                first = p;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int p = first; p < position; p++) {
            steps.add(timeline.step(p));
        }
        return new Moment(timeline, timeline.at(position), steps);
    }
}
