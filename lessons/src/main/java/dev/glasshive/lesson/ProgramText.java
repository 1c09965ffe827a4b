package dev.glasshive.lesson;

/// A program's source as a lesson keeps it beside its text.
///
/// @param file its name, for messages and the editor's tab
public record ProgramText(String file, String text) {}
