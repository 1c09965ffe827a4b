package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import java.util.OptionalDouble;

/// One register as the pane shows it.
///
/// @param badge the kind of value in a word
/// @param before what it held before the last step changed it; empty if that did not
/// @param place where a pointer stands in what it points into, 0 to 1
/// @param note a second way to read the value
/// @param description for screen readers
public record RegisterRow(String name, String badge, Kind kind, String value, String before, OptionalDouble place, String note,
        Change change, String description) {
    /// What the last step did with it.
    public enum Change {
        NONE, READ, WRITTEN
    }
}
