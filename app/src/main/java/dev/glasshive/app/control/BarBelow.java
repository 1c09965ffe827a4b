package dev.glasshive.app.control;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;

/// The bar below a text that scrolls it sideways. A note that is made as high as the text has room may bring this bar, which takes of that room, and the lower
/// note lets it go again, for ever: so a bar that was there once keeps its room until the pane has another size.
final class BarBelow {
    private final Region pane;
    private final Region text;
    private final ScrollBar bar;
    private boolean was;

    /// @param pane that scrolls
    /// @param text what it scrolls, which has the height that the bar leaves
    BarBelow(Region pane, Region text) {
        this.pane = pane;
        this.text = text;
        bar = pane.getChildrenUnmodifiable().stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast).filter(one -> one.getOrientation() == Orientation.HORIZONTAL)
                .findFirst().orElseThrow();
        pane.widthProperty().subscribe(_ -> was = isThere());
        pane.heightProperty().subscribe(_ -> was = false);
        text.heightProperty().subscribe(_ -> was |= isThere());
    }

    /// What the bar would take while it is away, in pixels.
    double missing() {
        return was && !isThere() ? bar.prefHeight(-1) : 0;
    }

    // The bar itself never says that it is hidden.
    private boolean isThere() {
        double taken = pane.getHeight() - text.getHeight();
        return taken > 1 && taken < 2 * bar.prefHeight(-1);
    }
}
