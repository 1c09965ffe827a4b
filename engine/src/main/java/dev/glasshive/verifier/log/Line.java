package dev.glasshive.verifier.log;

/// A line of a log.
///
/// @param number from 1, in the text that was given
/// @param text without colours, time stamps and quotation marks
public record Line(int number, String text, Entry entry) {}
