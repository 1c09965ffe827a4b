package dev.glasshive.app.growth;

import java.util.List;

/// What a pass did, side by side.
///
/// @param sides what stands over the columns of what came
/// @param changes one for each thing that a side knew otherwise than the result does
/// @param more how many changes are left out
public record Detail(String sentence, List<String> sides, List<Change> changes, int more, String note) {
    /// Nothing is chosen.
    static Detail saying(String sentence) {
        return new Detail(sentence, List.of(), List.of(), 0, "");
    }

    /// Copies what it is given.
    public Detail {
        sides = List.copyOf(sides);
        changes = List.copyOf(changes);
    }

    /// How one thing came out where ways met.
    ///
    /// @param about what
    /// @param sides what each side knew of it; empty strings for nothing
    /// @param after what is known then; an empty string for nothing
    public record Change(String about, List<String> sides, String after, String spoken) {
        /// Copies what it is given.
        public Change {
            sides = List.copyOf(sides);
        }
    }
}
