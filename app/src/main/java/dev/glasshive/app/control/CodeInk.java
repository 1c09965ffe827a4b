package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;

/// Colours and underlines the text of an editor. After a change it does so only in the lines that changed, so that typing costs the same in a long text.
final class CodeInk {
    /// From so many lines on it is cheaper to style the whole text at once.
    private static final int MANY = 200;

    private final CodeArea area;
    private Function<String, StyleSpans<Collection<String>>> highlighter = CodeInk::plain;
    private boolean byLine = true;
    private List<CodeProblem> problems = List.of();

    CodeInk(CodeArea area) {
        this.area = area;
        area.multiPlainChanges().subscribe(this::changed);
    }

    /// @param byLine whether the colours of a line depend on that line alone
    void highlightWith(Function<String, StyleSpans<Collection<String>>> how, boolean byLine) {
        highlighter = how;
        this.byLine = byLine;
        styleAll();
    }

    /// What is underlined. While the user types, it moves along with its text.
    List<CodeProblem> problems() {
        return problems;
    }

    void showProblems(List<CodeProblem> wanted) {
        List<CodeProblem> old = problems;
        List<CodeProblem> sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingInt(CodeProblem::start));
        problems = List.copyOf(sorted);
        List<CodeProblem> changed = new ArrayList<>(old);
        changed.addAll(problems);
        if (old.size() + problems.size() > MANY || !byLine) {
            if (!old.equals(problems)) {
                styleAll();
            }
            return;
        }
        changed.removeIf(problem -> old.contains(problem) && problems.contains(problem));
        changed.forEach(problem -> styleLines(line(problem.start()), line(problem.end())));
    }

    private void changed(List<PlainTextChange> changes) {
        if (area.getLength() == 0) {
            problems = List.of();
            return;
        }
        int lines = 0;
        for (PlainTextChange change : changes) {
            problems = problems.stream().map(problem -> moved(problem, change)).toList();
            lines += line(change.getInsertionEnd()) - line(change.getPosition()) + 1;
        }
        if (!byLine || lines > MANY) {
            styleAll();
        } else {
            changes.forEach(change -> styleLines(line(change.getPosition()), line(change.getInsertionEnd())));
        }
    }

    private static CodeProblem moved(CodeProblem problem, PlainTextChange change) {
        int removedEnd = change.getRemovalEnd();
        int shift = change.getInserted().length() - change.getRemoved().length();
        int start = problem.start() >= removedEnd ? problem.start() + shift : Math.min(problem.start(), change.getInsertionEnd());
        int end = problem.end() >= removedEnd ? problem.end() + shift : Math.min(problem.end(), change.getInsertionEnd());
        return new CodeProblem(Math.min(start, end), Math.max(start, end), problem.severity(), problem.message());
    }

    private int line(int position) {
        return area.offsetToPosition(Math.clamp(position, 0, area.getLength()), TwoDimensional.Bias.Backward).getMajor();
    }

    private void styleLines(int first, int last) {
        for (int line = first; line <= Math.min(last, area.getParagraphs().size() - 1); line++) {
            String text = area.getText(line);
            if (!text.isEmpty()) {
                int from = area.getAbsolutePosition(line, 0);
                StyleSpans<Collection<String>> spans = underlined(highlighter.apply(text), from, text.length());
                if (!spans.equals(area.getStyleSpans(line))) {
                    area.setStyleSpans(line, 0, spans);
                }
            }
        }
    }

    private void styleAll() {
        if (area.getLength() > 0) {
            area.setStyleSpans(0, underlined(highlighter.apply(area.getText()), 0, area.getLength()));
        }
    }

    /// The colours of a stretch of text with the underlines that lie in it.
    private StyleSpans<Collection<String>> underlined(StyleSpans<Collection<String>> spans, int from, int length) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = 0;
        for (CodeProblem problem : problems) {
            int start = Math.clamp(problem.start() - from, at, length);
            int end = Math.clamp(problem.end() - from, start, length);
            if (end > start) {
                builder.add(List.of(), start - at);
                builder.add(styleOf(problem), end - start);
                at = end;
            }
        }
        if (at == 0) {
            return spans;
        }
        builder.add(List.of(), length - at);
        return spans.overlay(builder.create(), CodeInk::both);
    }

    private static List<String> styleOf(CodeProblem problem) {
        return switch (problem.severity()) {
            case ERROR -> List.of("diagnostic");
            case WARNING -> List.of("diagnostic", "warning");
        };
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        if (other.isEmpty()) {
            return one;
        }
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static StyleSpans<Collection<String>> plain(String text) {
        return new StyleSpansBuilder<Collection<String>>().add(List.of(), text.length()).create();
    }
}
