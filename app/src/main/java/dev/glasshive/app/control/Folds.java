package dev.glasshive.app.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fxmisc.richtext.CodeArea;

/// Which lines of an editor can be folded away below which. Whether they are is known to the lines themselves, so that it moves with the text.
final class Folds {
    private final CodeArea area;
    private final IntConsumer redraw;
    private Map<Integer, Integer> lastByFirst = new HashMap<>();
    private IntFunction<String> words = count -> "";

    /// What a line has to say of folding.
    enum State {
        NONE, OPEN, CLOSED
    }

    /// @param redraw draws what lies beside a line anew
    Folds(CodeArea area, IntConsumer redraw) {
        this.area = area;
        this.redraw = redraw;
    }

    /// @param described what is said of so many hidden lines
    void describeWith(IntFunction<String> described) {
        words = described;
    }

    /// Sets what can be folded. What is folded, but cannot be any more, opens.
    void show(List<FoldRange> ranges) {
        Map<Integer, Integer> before = lastByFirst;
        lastByFirst = new HashMap<>();
        ranges.forEach(range -> lastByFirst.put(range.first(), range.last()));
        Set<Integer> changed = new TreeSet<>(before.keySet());
        changed.addAll(lastByFirst.keySet());
        changed.removeIf(line -> before.containsKey(line) == lastByFirst.containsKey(line) || line >= area.getParagraphs().size());
        changed.forEach(redraw::accept);
    }

    State state(int line) {
        return !lastByFirst.containsKey(line) ? State.NONE : isHidden(line + 1) ? State.CLOSED : State.OPEN;
    }

    /// Whether a line is folded away.
    boolean isHidden(int line) {
        return line >= 0 && line < area.getParagraphs().size() && area.getParagraph(line).getParagraphStyle().contains("collapse");
    }

    /// The last line that is hidden below a line; that line itself where none is.
    int lastHidden(int line) {
        int last = line;
        while (isHidden(last + 1)) {
            last++;
        }
        return last;
    }

    /// What lies beside a line: where it hides others, also the marks of those that must be seen.
    CodeLine beside(List<CodeLine> lines, int line) {
        CodeLine own = line >= 0 && line < lines.size() ? lines.get(line) : CodeLine.PLAIN;
        if (state(line) != State.CLOSED) {
            return own;
        }
        int last = lastHidden(line);
        Set<LineMark> marks = new HashSet<>(own.marks());
        for (int hidden = line + 1; hidden <= Math.min(last, lines.size() - 1); hidden++) {
            marks.addAll(lines.get(hidden).marks());
        }
        marks.remove(LineMark.CHANGED);
        String said = words.apply(last - line);
        return new CodeLine(own.index(), said, marks, own.description().isEmpty() ? said : own.description() + ", " + said, own.hint());
    }

    void toggle(int line) {
        switch (state(line)) {
            case NONE -> { }
            case OPEN -> fold(line);
            case CLOSED -> unfold(line);
        }
    }

    /// Folds what begins in a line or, if nothing does, the smallest part around it.
    void foldAround(int line) {
        lastByFirst.entrySet().stream().filter(fold -> fold.getKey() <= line && line <= fold.getValue() && state(fold.getKey()) == State.OPEN)
                .max(Map.Entry.comparingByKey()).ifPresent(fold -> fold(fold.getKey()));
    }

    private void fold(int line) {
        Integer last = lastByFirst.get(line);
        if (last == null || last >= area.getParagraphs().size() || last <= line) {
            return;
        }
        int caret = area.getCurrentParagraph();
        if (caret > line && caret <= last) {
            area.moveTo(line, area.getParagraphLength(line));
        }
        area.foldParagraphs(line, last);
        redraw(line, last);
    }

    private void unfold(int line) {
        int last = line;
        while (last + 1 < area.getParagraphs().size() && isHidden(last + 1)) {
            last++;
        }
        area.unfoldParagraphs(line);
        redraw(line, last);
    }

    private void redraw(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(redraw);
    }

    /// Opens what hides a line.
    void reveal(int line) {
        if (isHidden(line)) {
            int header = line;
            while (header > 0 && isHidden(header)) {
                header--;
            }
            unfold(header);
        }
    }

    void unfoldAll() {
        for (int line = 0; line + 1 < area.getParagraphs().size(); line++) {
            if (!isHidden(line) && isHidden(line + 1)) {
                unfold(line);
            }
        }
    }
}
