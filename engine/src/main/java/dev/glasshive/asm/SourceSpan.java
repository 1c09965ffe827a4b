package dev.glasshive.asm;

/// A piece of one line of source text.
///
/// @param line from 1
/// @param column from 1, in UTF-16 units; a tab counts as one
/// @param length in UTF-16 units; 0 marks a place between two characters
public record SourceSpan(int line, int column, int length) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
