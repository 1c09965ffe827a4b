package dev.glasshive.app.control;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The name of a run under its part of a timeline: whole, or in brief where there is too little room.
///
/// @param at where it begins
/// @param end where it ends
record RunName(String text, double at, double end) {
    private static final double LEAD = 0.5;
    private static final double LEAST_LEAD = 0.1;
    private static final double BETWEEN = 0.3;

    /// The name of `run` between two places; empty where not even its brief form fits.
    ///
    /// @param em the size of the letters
    /// @param width how wide words are
    static Optional<RunName> of(TimelineModel.Run run, double from, double to, double em, ToDoubleFunction<String> width) {
        double whole = width.applyAsDouble(run.label());
        double at = from + LEAD * em;
        if (at + whole + BETWEEN * em <= to) {
            return Optional.of(new RunName(run.label(), at, at + whole));
        }
        // A short run has its number in the middle, rather than none.
        double brief = width.applyAsDouble(run.brief());
        double lead = Math.clamp((to - from - brief) / 2, LEAST_LEAD * em, LEAD * em);
        return from + lead + brief <= to ? Optional.of(new RunName(run.brief(), from + lead, from + lead + brief)) : Optional.empty();
    }
}
