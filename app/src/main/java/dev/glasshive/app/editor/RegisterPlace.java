package dev.glasshive.app.editor;

/// A register where it stands in the assembly text.
///
/// @param line from 0
/// @param register as written: `r3`, `w3`
public record RegisterPlace(int line, String register) {}
