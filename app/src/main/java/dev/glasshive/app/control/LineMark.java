package dev.glasshive.app.control;

import java.util.Locale;
import javafx.css.PseudoClass;

/// What the gutter and the background of a line of code say about it.
public enum LineMark {
    /// The machine stops before this line.
    BREAKPOINT,
    /// It stops there only if a condition holds.
    CONDITIONAL,
    /// The line whose instruction runs next.
    CURRENT,
    /// The line whose instruction ran last.
    CHANGED,
    /// The line where a verifier said no.
    REJECTED,
    /// The line cannot be read.
    WRONG,
    /// The line can be read, but is hardly meant.
    DOUBTFUL;

    /// Whether it shows in the gutter, left of the number.
    boolean hasDot() {
        return switch (this) {
            case BREAKPOINT, CONDITIONAL, WRONG, DOUBTFUL -> true;
            case CURRENT, CHANGED, REJECTED -> false;
        };
    }

    /// The state of the line and its gutter that the theme reads.
    PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }
}
