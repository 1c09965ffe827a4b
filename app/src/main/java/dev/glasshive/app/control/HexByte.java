package dev.glasshive.app.control;

import java.util.Optional;
import java.util.Set;

/// One byte of a [HexGrid].
///
/// @param text what stands in the cell, usually two hex digits; empty when never written
/// @param kind whose colour it has
/// @param marks changed, accessed, unreadable
/// @param description the whole story, shown when the mouse rests on it and read aloud
/// @param span of how many cells it takes the room, for a value of several bytes that stands in one piece
/// @param known what is known of such a value besides what it is
public record HexByte(String text, Kind kind, Set<ByteMark> marks, String description, int span, Optional<RowKnowledge> known) {
    public HexByte {
        marks = Set.copyOf(marks);
    }

    /// A single byte.
    public HexByte(String text, Kind kind, Set<ByteMark> marks, String description) {
        this(text, kind, marks, description, 1, Optional.empty());
    }
}
