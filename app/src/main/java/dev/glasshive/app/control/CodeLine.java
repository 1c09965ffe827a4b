package dev.glasshive.app.control;

import java.util.Set;

/// What a [CodePane] shows beside one line of its text.
///
/// @param index the instruction index in the gutter, empty when the line holds no instruction
/// @param inlay quiet words at the right edge
/// @param marks breakpoint, program counter and the like
/// @param description what a screen reader says of the gutter of this line
/// @param hint shown when the mouse rests on the mark in the gutter; may be empty
public record CodeLine(String index, String inlay, Set<LineMark> marks, String description, String hint) {
    /// A line with nothing beside it.
    public static final CodeLine PLAIN = new CodeLine("", "", Set.of(), "", "");

    public CodeLine {
        marks = Set.copyOf(marks);
    }

    /// A line without a hint.
    public CodeLine(String index, String inlay, Set<LineMark> marks, String description) {
        this(index, inlay, marks, description, "");
    }
}
