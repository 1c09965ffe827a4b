package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.function.Predicate;

/// Where a run stops, asked about one position after the other in rising order. It may remember the position before.
public interface Stop {
    /// A stretch of positions begins: this one is not asked about, the next one is.
    void begin(Standing first);

    /// Whether the run stops here.
    boolean isReached(Standing here);

    /// Stops where something holds.
    static Stop where(Predicate<Standing> condition) {
        return new Stop() {
            @Override
            public void begin(Standing first) {}

            @Override
            public boolean isReached(Standing here) {
                return condition.test(here);
            }
        };
    }

    /// Stops where `target` holds something else than one position before.
    ///
    /// @param cpu whose register, stack, packet or context it is
    static Stop changed(Target target, int cpu) {
        return new Stop() {
            private Bytes before = Bytes.EMPTY;

            @Override
            public void begin(Standing first) {
                before = target.valueIn(first.vm(cpu));
            }

            @Override
            public boolean isReached(Standing here) {
                Bytes now = target.valueIn(here.vm(cpu));
                boolean changed = !now.equals(before);
                before = now;
                return changed;
            }
        };
    }

    /// Stops where any of `stops` does. Each of them is asked, since each may remember.
    static Stop any(List<Stop> stops) {
        return new Stop() {
            @Override
            public void begin(Standing first) {
                stops.forEach(stop -> stop.begin(first));
            }

            @Override
            public boolean isReached(Standing here) {
                boolean reached = false;
                for (Stop stop : stops) {
                    reached |= stop.isReached(here);
                }
                return reached;
            }
        };
    }
}
