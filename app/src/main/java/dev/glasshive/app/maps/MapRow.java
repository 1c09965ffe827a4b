package dev.glasshive.app.maps;

import java.util.List;

/// An entry of a map, as people read it.
///
/// @param key as a number, an address or bytes
/// @param values one, or one of each processor
/// @param note the same another way: the parts of the value, its letters or its bytes
/// @param depth how many entries above it hold it: prefixes of its prefix; else 0
/// @param state what the last step did to it
/// @param preset whether the user put it there
/// @param link the index of the map that it names, or -1
record MapRow(String key, List<Cell> values, String note, int depth, State state, boolean preset, int link) {
    MapRow {
        values = List.copyOf(values);
    }

    /// A value.
    ///
    /// @param before what it was before the last step changed it; empty if that did not
    record Cell(String text, String before) {
        /// Longer values leave no room for what they were.
        private static final int LONG = "00 00 00 00 00 00 00 00".length();

        /// What it is, and what it was.
        String words() {
            return before.isEmpty() ? text : before + " → " + text;
        }

        /// What stands in the cell: of a long value only what it is now, which would be cut off behind what it was.
        String shown() {
            return text.length() > LONG ? text : words();
        }
    }

    /// What the last step did to an entry.
    enum State {
        QUIET, CHANGED, FOUND, REMOVED
    }

    /// The only value, or that of the first processor.
    String value() {
        return values.getFirst().text();
    }

    /// What the value was before the last step changed it; empty if that did not.
    String before() {
        return values.stream().map(Cell::before).filter(b -> !b.isEmpty()).findFirst().orElse("");
    }

    boolean changed() {
        return state == State.CHANGED || state == State.REMOVED;
    }
}
