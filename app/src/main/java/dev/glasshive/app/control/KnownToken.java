package dev.glasshive.app.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is in a cell whose value somebody knows something of: its text, and a bar or bits at its end.
final class KnownToken extends HBox {
    private static final int BITS = 8;

    private final Label text = new Label();
    private final RangeBar bar = new RangeBar();
    private final BitStrip bits = new BitStrip(BITS);

    KnownToken() {
        getStyleClass().add("known-token");
        text.getStyleClass().add("token-text");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        bits.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, bar, bits);
    }

    void show(Kind kind, String words, RowKnowledge known) {
        text.setText(words);
        present(bar, known.bits().isEmpty());
        present(bits, known.bits().isPresent());
        bar.show(kind, known.known(), known.within(), known.now());
        known.bits().ifPresent(b -> bits.show(kind, b.value(), b.unknown(), b.now()));
    }

    private static void present(Region part, boolean there) {
        part.setVisible(there);
        part.setManaged(there);
    }
}
