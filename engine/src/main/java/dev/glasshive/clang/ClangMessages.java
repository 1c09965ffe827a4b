package dev.glasshive.clang;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What clang prints, as diagnostics.
///
/// With `-fdiagnostics-print-source-range-info -fdiagnostics-parseable-fixits` a message is `FILE:LINE:COLUMN:{RANGE}...: KIND: TEXT`, and a fix is
/// `fix-it:"FILE":{RANGE}:"TEXT"`. Columns count bytes of UTF-8 there and UTF-16 units here. What else is printed repeats the text for eyes.
final class ClangMessages {
    private static final Pattern MESSAGE = Pattern.compile("(?<file>(?:[A-Za-z]:)?[^:{]+):(?<line>\\d+):(?<column>\\d+):(?<ranges>(?:\\{[\\d:-]+})*:?)? ?(?<kind>fatal error|error|warning|note): (?<text>.*)");
    private static final Pattern PLACELESS = Pattern.compile("(?:clang[^:]*|[^: ]+): (?<kind>fatal error|error): (?<text>.*)|fatal error: (?<fatal>.*)");
    private static final Pattern RANGE = Pattern.compile("\\{(\\d+):(\\d+)-(\\d+):(\\d+)}");
    private static final Pattern FIX = Pattern.compile("fix-it:\"[^\"]*\":\\{\\d+:\\d+-\\d+:\\d+}:\"(?<text>.*)\"");
    private static final Pattern OPTION = Pattern.compile(" \\[-W[^]]*]$");
    private static final String DID_YOU_MEAN = "did you mean";
    private static final Pattern GUESS = Pattern.compile("(?<what>.*); (?<guess>" + DID_YOU_MEAN + " .*\\?)");
    private static final int MOST = 100;

    private final String file;
    private final List<String> lines;
    private final List<Diagnostic> found = new ArrayList<>();

    /// @param file the name that clang calls the text by
    ClangMessages(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /// The diagnostics in `printed`, in its order.
    List<Diagnostic> read(String printed) {
        for (String line : printed.lines().toList()) {
            Matcher message = MESSAGE.matcher(line);
            Matcher fix = FIX.matcher(line);
            if (message.matches()) {
                message(message);
            } else if (fix.matches() && !found.isEmpty() && !found.getLast().suggestion().startsWith(DID_YOU_MEAN)) {
                suggest(fix.group("text").isEmpty() ? "leave it out" : "write " + fix.group("text"));
            } else {
                placeless(line);
            }
            if (found.size() >= MOST) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private void message(Matcher message) {
        int line = number(message.group("line"));
        boolean here = isHere(message.group("file"));
        String text = OPTION.matcher(message.group("text")).replaceFirst("");
        switch (message.group("kind")) {
            case "note" -> suggest(text + (here ? " (line " + line + ")" : ""));
            case "warning" -> add(Diagnostic.Severity.WARNING, here ? span(line, message) : new SourceSpan(1, 1, 0), here ? text : elsewhere(message, text));
            default -> add(Diagnostic.Severity.ERROR, here ? span(line, message) : new SourceSpan(1, 1, 0), here ? text : elsewhere(message, text));
        }
    }

    /// An error inside a header has no place in the text.
    private static String elsewhere(Matcher message, String text) {
        return "in " + message.group("file") + ", line " + message.group("line") + ": " + text;
    }

    private boolean isHere(String name) {
        return name.equals(file) || name.endsWith("/" + file) || name.endsWith("\\" + file);
    }

    private void placeless(String line) {
        Matcher message = PLACELESS.matcher(line);
        if (message.matches() && found.stream().noneMatch(Diagnostic::isError)) {
            String text = message.group("text") == null ? message.group("fatal") : message.group("text");
            add(Diagnostic.Severity.ERROR, new SourceSpan(1, 1, 0), text);
        }
    }

    private void add(Diagnostic.Severity severity, SourceSpan span, String text) {
        Matcher guess = GUESS.matcher(text);
        boolean guessed = guess.matches();
        found.add(new Diagnostic(severity, span, guessed ? guess.group("what") : text, "", guessed ? guess.group("guess") : ""));
    }

    /// Adds to the last diagnostic, which a note or a fix is about.
    private void suggest(String words) {
        if (!found.isEmpty()) {
            Diagnostic last = found.removeLast();
            found.add(new Diagnostic(last.severity(), last.span(), last.message(), "", last.suggestion().isEmpty() ? words : last.suggestion() + "; " + words));
        }
    }

    /// The range around the place that clang points at, or else the word there.
    private SourceSpan span(int line, Matcher message) {
        String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        int column = units(text, number(message.group("column")));
        Matcher range = RANGE.matcher(String.valueOf(message.group("ranges")));
        while (range.find()) {
            int from = units(text, number(range.group(2)));
            int to = units(text, number(range.group(4)));
            if (number(range.group(1)) == line && number(range.group(3)) == line && from <= column && column < to) {
                return new SourceSpan(line, from, to - from);
            }
        }
        int end = column - 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        // what is missing at the end of a line is shown at its last letter
        return column > text.length() && !text.isEmpty() ? new SourceSpan(line, text.length(), 1) : new SourceSpan(line, column, Math.max(end - (column - 1), text.isEmpty() ? 0 : 1));
    }

    /// A column that counts bytes, in UTF-16 units; both from 1.
    private static int units(String text, int column) {
        int bytes = 1;
        int at = 0;
        while (at < text.length() && bytes < column) {
            int code = text.codePointAt(at);
            bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            at += Character.charCount(code);
        }
        return at + 1;
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
