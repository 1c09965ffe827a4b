package dev.glasshive.asm;

import java.util.regex.Pattern;

/// What is wrong with a piece of source text, what may stand there, and what to do about it.
///
/// @param message what is wrong
/// @param expected what may stand there, or an empty string
/// @param suggestion a remedy, or an empty string
public record Diagnostic(Severity severity, SourceSpan span, String message, String expected, String suggestion) {
    private static final int SHOWN = 100;
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{" + SHOWN + "})\\S+");

    /// Whether the text can still be assembled.
    public enum Severity {
        ERROR, WARNING
    }

    /// A diagnostic that stops the text from being assembled.
    public static Diagnostic error(SourceSpan span, String message, String expected, String suggestion) {
        return new Diagnostic(Severity.ERROR, span, shortened(message), expected, suggestion);
    }

    /// A diagnostic that does not.
    public static Diagnostic warning(SourceSpan span, String message, String suggestion) {
        return new Diagnostic(Severity.WARNING, span, shortened(message), "", suggestion);
    }

    /// A word may be as long as a line, and nobody reads a message of that length.
    private static String shortened(String message) {
        return message.length() <= SHOWN ? message : LONG_WORD.matcher(message).replaceAll("$1…");
    }

    /// Whether the text cannot be assembled.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `line:column: message (expected ...; suggestion)`, for logs and consoles.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(span + ": " + message);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!suggestion.isEmpty()) {
            text.append("; ").append(suggestion);
        }
        return text.toString();
    }
}
