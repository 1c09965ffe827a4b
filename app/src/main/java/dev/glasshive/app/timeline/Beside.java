package dev.glasshive.app.timeline;

import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Runs that processors do beside each other.
final class Beside {
    private Beside() {}

    /// `runs` in groups, in the order in which they begin: one of each processor, as far as they begin before the first of the group has ended.
    static List<List<Timeline.Run>> groups(List<Timeline.Run> runs) {
        List<List<Timeline.Run>> groups = new ArrayList<>();
        for (Timeline.Run run : runs.stream().sorted(Comparator.comparingInt(Timeline.Run::first)).toList()) {
            boolean joins = !groups.isEmpty() && run.first() < groups.getLast().getFirst().last() && groups.getLast().stream().noneMatch(other -> other.cpu() == run.cpu());
            if (!joins) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(run);
        }
        return groups;
    }
}
