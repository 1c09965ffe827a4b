package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;

/// Colours and underlines the text of an editor. After a change it does so only in the lines that changed, so that typing costs the same in a long text. Of a long
/// text, what is in view comes first; the rest follows a little with each frame, or in a very long one when it comes into view.
final class CodeInk {
    /// From so many lines on it is cheaper to style the whole text at once.
    private static final int MANY = 200;
    /// Texts of more lines are not coloured at once.
    private static final int LONG = 1_000;
    /// Texts of more lines are coloured only where they are seen.
    private static final int VERY_LONG = 20_000;
    /// How many lines a frame colours besides those in view.
    private static final int LINES_A_FRAME = 200;
    /// So many lines above and below those in view are coloured with them, so that scrolling shows no bare text.
    private static final int MARGIN = 60;
    /// The pulse in which lines come into view has enough to do; the rest begins after it.
    private static final int PULSES_SPARED = 3;

    private final CodeArea area;
    private Function<String, StyleSpans<Collection<String>>> highlighter = CodeInk::plain;
    private boolean byLine = true;
    private List<CodeProblem> problems = List.of();
    private final AnimationTimer rest = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (spared > 0) {
                spared--;
            } else {
                colourRest();
            }
        }
    };
    // The next line that nobody has coloured yet.
    private int next = Integer.MAX_VALUE;
    private int spared;
    private boolean isViewDue;
    private boolean isStyling;

    CodeInk(CodeArea area) {
        this.area = area;
        area.multiPlainChanges().subscribe(this::changed);
        // A text that takes the place of its equal loses its colours, and is no change of the text.
        area.richChanges().filter(change -> !isStyling && change.getInserted().length() > 0 && change.getRemoved().getText().equals(change.getInserted().getText()))
                .subscribe(change -> style(line(change.getPosition()), line(change.getInsertionEnd())));
        area.viewportDirtyEvents().subscribe(moved -> viewMoved());
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
        if (!byLine || old.size() + problems.size() > MANY && !isLong()) {
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
        if (next < Integer.MAX_VALUE) {
            // Lines that were taken out above must not make it skip others.
            next = Math.max(0, next - changes.stream().mapToInt(change -> (int) change.getRemoved().chars().filter(c -> c == '\n').count()).sum());
        }
        if (byLine && lines > MANY && isLong()) {
            next = area.getParagraphs().size() > VERY_LONG ? Integer.MAX_VALUE : 0;
            // A line that gets its colours after its layout is laid out again, and most texts are seen from their first line.
            styleStretch(0, 2 * MARGIN);
            viewMoved();
        } else if (!byLine || lines > MANY) {
            styleAll();
        } else {
            changes.forEach(change -> styleLines(line(change.getPosition()), line(change.getInsertionEnd())));
        }
    }

    private void style(int first, int last) {
        if (byLine) {
            styleLines(first, last);
        } else {
            styleAll();
        }
    }

    private boolean isLong() {
        return area.getParagraphs().size() > LONG;
    }

    // The editor is in the middle of its layout when it tells that other lines are in view.
    private void viewMoved() {
        if (byLine && isLong() && !isViewDue) {
            isViewDue = true;
            Platform.runLater(this::colourView);
        }
    }

    private void colourView() {
        isViewDue = false;
        if (isLong() && area.getScene() != null && !area.getVisibleParagraphs().isEmpty()) {
            styleStretch(Math.max(0, area.firstVisibleParToAllParIndex() - MARGIN), Math.min(area.lastVisibleParToAllParIndex() + MARGIN, area.getParagraphs().size() - 1));
            if (next < Integer.MAX_VALUE) {
                spared = PULSES_SPARED;
                rest.start();
            }
        }
    }

    private void colourRest() {
        int last = Math.min(next + LINES_A_FRAME, area.getParagraphs().size()) - 1;
        if (next <= last) {
            styleStretch(next, last);
            next = last + 1;
        }
        if (next >= area.getParagraphs().size()) {
            next = Integer.MAX_VALUE;
            rest.stop();
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

    /// Lines of a long text at once: each change of colours costs a change of the document.
    private void styleStretch(int first, int last) {
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        if (from < to) {
            StyleSpans<Collection<String>> spans = underlined(highlighter.apply(area.getText(from, to)), from, to - from);
            if (!spans.equals(area.getStyleSpans(from, to))) {
                dress(from, spans);
            }
        }
    }

    private void styleLines(int first, int last) {
        for (int line = first; line <= Math.min(last, area.getParagraphs().size() - 1); line++) {
            String text = area.getText(line);
            if (!text.isEmpty()) {
                int from = area.getAbsolutePosition(line, 0);
                StyleSpans<Collection<String>> spans = underlined(highlighter.apply(text), from, text.length());
                if (!spans.equals(area.getStyleSpans(line))) {
                    dress(from, spans);
                }
            }
        }
    }

    private void styleAll() {
        next = Integer.MAX_VALUE;
        if (area.getLength() > 0) {
            dress(0, underlined(highlighter.apply(area.getText()), 0, area.getLength()));
        }
    }

    private void dress(int from, StyleSpans<Collection<String>> spans) {
        isStyling = true;
        try {
            area.setStyleSpans(from, spans);
        } finally {
            isStyling = false;
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
