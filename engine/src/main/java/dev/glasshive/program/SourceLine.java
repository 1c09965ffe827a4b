package dev.glasshive.program;

/// A line of source, from the instruction at `slot` on.
///
/// @param file as the compiler wrote it, or the name of the source text
/// @param line from 1
/// @param column from 1, or 0 where unknown
/// @param text the line itself, or an empty string
public record SourceLine(int slot, String file, int line, int column, String text) {}
