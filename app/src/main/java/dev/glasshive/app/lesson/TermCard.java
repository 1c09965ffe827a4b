package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Popover;
import dev.glasshive.lesson.markdown.Glossary;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A small card that explains a word: open while the mouse is on the word or on the card, or from Enter to Escape.
final class TermCard {
    private static final Duration BEFORE = Duration.millis(350);
    private static final Duration AFTER = Duration.millis(300);

    private final Popover popover;
    private final PauseTransition opening = new PauseTransition(BEFORE);
    private final PauseTransition closing = new PauseTransition(AFTER);

    TermCard(Glossary.Entry entry, LessonProse prose, Node word) {
        Label term = new Label(entry.term());
        term.getStyleClass().add("semibold");
        Node text = prose.explanation(entry.text());
        VBox card = new VBox(term, text, prose.of(entry.section()));
        card.setId("term-card");
        card.getStyleClass().addAll("card", "term-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        popover = new Popover(card);
        opening.setOnFinished(event -> open(word));
        closing.setOnFinished(event -> popover.close());
        card.setOnMouseEntered(event -> closing.stop());
        card.setOnMouseExited(event -> closing.playFromStart());
    }

    /// The mouse came to the word.
    void come() {
        closing.stop();
        opening.playFromStart();
    }

    /// The mouse left the word.
    void leave() {
        opening.stop();
        closing.playFromStart();
    }

    /// Opens it at once, or closes it.
    void toggle(Node word) {
        closing.stop();
        opening.stop();
        if (popover.isOpen()) {
            popover.close();
        } else {
            open(word);
        }
    }

    private void open(Node word) {
        if (word.getScene() != null && !popover.isOpen()) {
            popover.openBelow(word);
        }
    }
}
