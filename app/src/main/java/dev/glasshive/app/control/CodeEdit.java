package dev.glasshive.app.control;

/// A change of the text of a [CodePane].
///
/// @param start index of the first character that goes
/// @param end index behind the last one that goes
/// @param text what comes in their place
public record CodeEdit(int start, int end, String text) {}
