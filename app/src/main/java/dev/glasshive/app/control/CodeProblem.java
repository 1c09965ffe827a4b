package dev.glasshive.app.control;

/// A stretch of the text of a [CodePane] that is underlined, with the words shown when the mouse rests on it.
///
/// @param start first character of the stretch
/// @param end one past its last character
public record CodeProblem(int start, int end, Severity severity, String message) {
    /// How loud the underline is.
    public enum Severity {
        ERROR,
        WARNING
    }
}
