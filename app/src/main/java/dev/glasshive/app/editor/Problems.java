package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with a text: where to underline it, which lines to mark, and what to say of it in one line.
///
/// @param all in the order of the text
/// @param byLine what to say beside each line, counted from 0
/// @param wrong the lines with errors; the others of `byLine` have warnings only
/// @param trouble why nothing runs although nothing is wrong with the text
record Problems(List<CodeProblem> all, Map<Integer, String> byLine, Set<Integer> wrong, Optional<String> trouble) {
    /// Nothing is wrong.
    static final Problems NONE = new Problems(List.of(), Map.of(), Set.of(), Optional.empty());

    /// What is wrong with the text of `session`.
    static Problems of(Session session) {
        List<Diagnostic> diagnostics = session.diagnostics();
        if (diagnostics.isEmpty()) {
            return session.problem().isEmpty() ? NONE : new Problems(List.of(), Map.of(), Set.of(), session.problem());
        }
        TextLines lines = new TextLines(session.document().text());
        return new Problems(diagnostics.stream().map(d -> underline(session.document().text(), lines, d)).toList(),
                diagnostics.stream().collect(Collectors.toMap(Problems::line, Problems::sentence, (one, other) -> one + "\n" + other)),
                diagnostics.stream().filter(Diagnostic::isError).map(Problems::line).collect(Collectors.toSet()), session.problem());
    }

    private static int line(Diagnostic diagnostic) {
        return Math.max(0, diagnostic.span().line() - 1);
    }

    private static CodeProblem underline(String text, TextLines lines, Diagnostic diagnostic) {
        int from = Math.min(text.length(), lines.start(diagnostic.span().line() - 1) + Math.max(0, diagnostic.span().column() - 1));
        int to = Math.min(text.length(), from + Math.max(1, diagnostic.span().length()));
        return new CodeProblem(Math.min(from, Math.max(0, to - 1)), to, diagnostic.isError() ? CodeProblem.Severity.ERROR : CodeProblem.Severity.WARNING, sentence(diagnostic));
    }

    private static String sentence(Diagnostic diagnostic) {
        String expected = diagnostic.expected().isEmpty() ? "" : " " + Text.of("editor.expected", diagnostic.expected());
        String suggestion = diagnostic.suggestion().isEmpty() ? "" : " " + sentence(diagnostic.suggestion());
        return Text.of("editor.problem", diagnostic.span().line(), diagnostic.message()) + expected + suggestion;
    }

    /// The assembler's remedies are parts of sentences.
    private static String sentence(String part) {
        String begun = Character.toUpperCase(part.charAt(0)) + part.substring(1);
        return part.endsWith("?") ? begun : begun + (part.startsWith("did you mean") ? "?" : ".");
    }

    /// How many errors there are; warnings do not count.
    int errors() {
        return errors(all).size();
    }

    /// The errors among `problems`.
    static List<CodeProblem> errors(List<CodeProblem> problems) {
        return problems.stream().filter(problem -> problem.severity() == CodeProblem.Severity.ERROR).toList();
    }

    /// The first error and how many there are.
    Optional<String> words() {
        int count = errors();
        return errors(all).stream().findFirst().map(first -> count == 1 ? first.message() : Text.of("editor.problems", counted(count), first.message())).or(this::trouble);
    }

    /// The error with the number `index`, counted from 0.
    Optional<String> words(int index) {
        List<CodeProblem> errors = errors(all);
        return index >= errors.size() || errors.size() == 1 ? words() : Optional.of(Text.of("editor.problem.of", index + 1, counted(errors.size()), errors.get(index).message()));
    }

    private static String counted(int errors) {
        return Text.of(errors < Assembler.DIAGNOSTICS_LIMIT ? "editor.problems.count" : "editor.problems.many", errors);
    }

    /// The number of the one of `errors` that follows a place of the text, or comes before it; past the last one, the first.
    static int beside(List<CodeProblem> errors, int place, boolean forwards) {
        for (int i = 0; i < errors.size(); i++) {
            int index = forwards ? i : errors.size() - 1 - i;
            int start = errors.get(index).start();
            if (forwards ? start > place : start < place) {
                return index;
            }
        }
        return forwards ? 0 : errors.size() - 1;
    }
}
