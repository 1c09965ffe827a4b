package dev.glasshive.app.recovery;

import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.platform.Platform;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Texts that made place for others, the newest first: a bounded pile.
public final class ClosedTexts {
    /// So many texts are remembered at most.
    static final int MOST = 20;
    /// And so many letters of them.
    static final long MOST_LETTERS = 16L << 20;

    private final Deque<Closed> pile = new ArrayDeque<>();
    private long letters;

    /// A text that was open, as the user left it.
    ///
    /// @param document with that text
    /// @param caret where the caret was, in characters
    /// @param platform on which it ran
    /// @param presets what lay in its maps and its context before runs
    public record Closed(Document document, int caret, Platform platform, Presets presets) {}

    /// Remembers a text, unless it is blank.
    public void add(Closed closed) {
        if (closed.document().text().isBlank()) {
            return;
        }
        pile.removeIf(other -> other.document().name().equals(closed.document().name()) && other.document().path().equals(closed.document().path())
                && other.document().text().equals(closed.document().text()));
        pile.addFirst(closed);
        letters = pile.stream().mapToLong(c -> c.document().text().length()).sum();
        while (pile.size() > 1 && (pile.size() > MOST || letters > MOST_LETTERS)) {
            letters -= pile.removeLast().document().text().length();
        }
    }

    /// Takes the text that was closed last.
    public Optional<Closed> takeLast() {
        Optional<Closed> last = Optional.ofNullable(pile.pollFirst());
        last.ifPresent(closed -> letters -= closed.document().text().length());
        return last;
    }

    /// How many there are.
    public int size() {
        return pile.size();
    }
}
