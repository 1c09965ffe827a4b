package dev.glasshive.app.control;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A [RangeBar] with the ends of its track written where there is room.
public final class ScaledBar extends HBox {
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final Label low = new Label();
    private final RangeBar bar = new RangeBar();
    private final Label high = new Label();
    private final Region between = new Region();
    private Ends ends = Ends.NOWHERE;

    /// Where the ends are written.
    public enum Ends {
        BESIDE, BELOW, NOWHERE
    }

    /// A bar that shows nothing, with its ends beside it.
    public ScaledBar() {
        getStyleClass().add("scaled-bar");
        low.getStyleClass().addAll("scale-end", "low");
        high.getStyleClass().addAll("scale-end", "high");
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox.setHgrow(between, Priority.ALWAYS);
        setEnds(Ends.BESIDE);
    }

    /// Writes the ends somewhere else.
    public void setEnds(Ends place) {
        if (ends == place) {
            return;
        }
        ends = place;
        pseudoClassStateChanged(BELOW, place == Ends.BELOW);
        getChildren().clear();
        switch (place) {
            case BESIDE -> getChildren().setAll(low, bar, high);
            case BELOW -> {
                VBox both = new VBox(bar, new HBox(low, between, high));
                HBox.setHgrow(both, Priority.ALWAYS);
                both.setMinWidth(0);
                getChildren().setAll(both);
            }
            case NOWHERE -> getChildren().setAll(bar);
        }
    }

    /// Shows a bar from `first` to `last`; the rest as in [RangeBar#show].
    public void show(Kind kind, String first, String last, Optional<RangeBar.Range> known, Optional<RangeBar.Range> within, OptionalDouble now) {
        low.setText(first);
        high.setText(last);
        bar.show(kind, known, within, now);
    }
}
