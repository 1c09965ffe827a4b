package dev.glasshive.app.control;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A [RangeBar] with the ends of its track written beside it, as far as there is room.
public final class ScaledBar extends HBox {
    private final Label low = new Label();
    private final RangeBar bar = new RangeBar();
    private final Label high = new Label();

    public ScaledBar() {
        getStyleClass().add("scaled-bar");
        low.getStyleClass().addAll("scale-end", "low");
        high.getStyleClass().addAll("scale-end", "high");
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(low, bar, high);
    }

    /// Whether the ends are written.
    public void setEndsShown(boolean shown) {
        for (Label end : new Label[] {low, high}) {
            end.setVisible(shown);
            end.setManaged(shown);
        }
    }

    /// Shows a bar from `first` to `last`; the rest as in [RangeBar#show].
    public void show(Kind kind, String first, String last, Optional<RangeBar.Range> known, Optional<RangeBar.Range> within, OptionalDouble now) {
        low.setText(first);
        high.setText(last);
        bar.show(kind, known, within, now);
    }
}
