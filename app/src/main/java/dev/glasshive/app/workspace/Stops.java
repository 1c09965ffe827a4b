package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Search;
import dev.glasshive.vm.Standing;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Stop;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Timeline;
import dev.glasshive.watch.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;

/// Where runs stop: breakpoints, with or without a condition, and watches.
public final class Stops {
    private ObservableSet<Lines.Instruction> breakpoints = FXCollections.observableSet();
    private ObservableMap<Lines.Instruction, Condition> conditions = FXCollections.observableHashMap();
    private ObservableList<Watch> watches = FXCollections.observableArrayList();

    Stops() {}

    /// Those who listen hear of nothing more.
    void letGo() {
        breakpoints = FXCollections.observableSet(new LinkedHashSet<>(breakpoints));
        conditions = FXCollections.observableMap(new HashMap<>(conditions));
        watches = FXCollections.observableArrayList(watches);
    }

    /// The instructions before which runs stop.
    public ObservableSet<Lines.Instruction> breakpoints() {
        return breakpoints;
    }

    /// What must hold at some of the breakpoints.
    public ObservableMap<Lines.Instruction, Condition> conditions() {
        return conditions;
    }

    /// What else stops runs.
    public ObservableList<Watch> watches() {
        return watches;
    }

    /// Adds a watch, once.
    public void watch(Watch watch) {
        if (!watches.contains(watch)) {
            watches.add(watch);
        }
    }

    /// Takes a breakpoint and its condition away.
    public void remove(Lines.Instruction breakpoint) {
        conditions.remove(breakpoint);
        breakpoints.remove(breakpoint);
    }

    /// What is wrong with the text of a condition, and in which column; empty if nothing is.
    public static Optional<String> fault(String text) {
        return switch (Condition.parse(text)) {
            case Condition.Good good -> Optional.empty();
            case Condition.Bad(int column, String message) -> Optional.of(Text.of("condition.wrong", column, message));
        };
    }

    void clear() {
        conditions.clear();
        breakpoints.clear();
        watches.clear();
    }

    void toggle(Lines.Instruction instruction) {
        if (breakpoints.contains(instruction)) {
            remove(instruction);
        } else {
            breakpoints.add(instruction);
        }
    }

    /// Whether only a machine can tell where runs stop: the record of a run knows instructions, but no values.
    boolean needMachine() {
        return !conditions.isEmpty() || !watches.isEmpty();
    }

    /// The stops as they are now, for another thread.
    ///
    /// @param cpu if one of several processors is looked at, breakpoints and conditions are for that one
    Frozen freeze(OptionalInt cpu) {
        return new Frozen(Set.copyOf(breakpoints), Map.copyOf(conditions), List.copyOf(watches), cpu);
    }

    /// Where runs stop, immutable.
    record Frozen(Set<Lines.Instruction> breakpoints, Map<Lines.Instruction, Condition> conditions, List<Watch> watches, OptionalInt cpu) {
        /// The next position at which a run stops, or the previous one; the end or the start if there is none.
        int find(Timeline timeline, int from, int direction, Progress progress) {
            int end = direction > 0 ? timeline.length() : 0;
            if (conditions.isEmpty() && watches.isEmpty()) {
                int position = breakpoints.isEmpty() ? end : from + direction;
                while (position > 0 && position < timeline.length() && !isAt(timeline, position)) {
                    position += direction;
                }
                return Math.clamp(position, 0, timeline.length());
            }
            Search search = new Search(timeline, progress);
            Stop stop = stop(timeline);
            return (direction > 0 ? search.next(from, stop) : search.previous(from, stop)).orElse(end);
        }

        /// Where the run stops next or stopped before, and why.
        Stopped stopped(Timeline timeline, int from, int direction, Progress progress) {
            int position = find(timeline, from, direction, progress);
            return new Stopped(position, reason(timeline, position, progress));
        }

        private String reason(Timeline timeline, int position, Progress progress) {
            Search search = new Search(timeline, progress);
            List<String> reasons = new ArrayList<>();
            for (Watch watch : watches) {
                boolean here = stop(timeline, watch).filter(stop -> search.isReached(position, stop)).isPresent();
                if (here) {
                    reasons.add(switch (watch) {
                        case Watch.Where(Condition condition) -> Text.of("stopped.where", condition.text());
                        case Watch.Changes changes -> Text.of("stopped.changed", changes.name());
                    });
                }
            }
            if (reasons.isEmpty() && position < timeline.length() && timeline.slotAt(position) >= 0) {
                Lines.Instruction instruction = new Lines.Instruction(timeline.programAt(position).name(), timeline.slotAt(position));
                Condition condition = conditions.get(instruction);
                if (breakpoints.contains(instruction)) {
                    reasons.add(condition == null ? Text.of("stopped.breakpoint", instruction.slot()) : Text.of("stopped.where", condition.text()));
                }
            }
            return String.join(", ", reasons);
        }

        /// Whether a breakpoint without a condition is at `position`.
        boolean isAt(Timeline timeline, int position) {
            int slot = timeline.slotAt(position);
            if (slot < 0 || cpu.isPresent() && cpu.getAsInt() != timeline.cpuAt(position)) {
                return false;
            }
            Lines.Instruction instruction = new Lines.Instruction(timeline.programAt(position).name(), slot);
            return breakpoints.contains(instruction) && !conditions.containsKey(instruction);
        }

        private Stop stop(Timeline timeline) {
            List<Stop> stops = new ArrayList<>(List.of(Stop.where(this::isBreakpoint)));
            watches.forEach(watch -> stop(timeline, watch).ifPresent(stops::add));
            return Stop.any(stops);
        }

        /// What a watch stops at; empty if it does not fit this run.
        private Optional<Stop> stop(Timeline timeline, Watch watch) {
            return switch (watch) {
                case Watch.Where(Condition condition) -> Optional.of(Stop.where(here -> isSeen(here) && condition.holds(here.vm())));
                case Watch.Changes(Target target, String name, int owner) ->
                        isThere(timeline, target) && owner < timeline.scenario().host().cpus() ? Optional.of(Stop.changed(target, owner)) : Optional.empty();
            };
        }

        private static boolean isThere(Timeline timeline, Target target) {
            return !(target instanceof Target.OfEntry entry) || entry.map() < timeline.scenario().set().maps().size();
        }

        private boolean isSeen(Standing here) {
            return cpu.isEmpty() || cpu.getAsInt() == here.cpu();
        }

        private boolean isBreakpoint(Standing here) {
            if (breakpoints.isEmpty() || here.vm().status() != Status.RUNNING || !isSeen(here)) {
                return false;
            }
            Lines.Instruction instruction = new Lines.Instruction(here.vm().program().name(), here.vm().slot());
            Condition condition = conditions.get(instruction);
            return breakpoints.contains(instruction) && (condition == null || condition.holds(here.vm()));
        }
    }
}
