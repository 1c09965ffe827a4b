package dev.glasshive.app;

import dev.glasshive.app.control.CutWords;
import dev.glasshive.app.control.Pill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// What is wrong with how a window is laid out: names of buttons and panes and verdicts that are cut off, words over other words, words out of sight, and a notice over what one clicks.
final class LayoutFaults {
    private static final double TOLERANCE = 1.5;

    private final Bounds window;
    private final List<String> faults = new ArrayList<>();
    private final List<Labeled> buttons = new ArrayList<>();

    private LayoutFaults(Bounds window) {
        this.window = window;
    }

    /// The faults of everything below `root`, which has been laid out.
    static List<String> of(Parent root) {
        LayoutFaults faults = new LayoutFaults(root.localToScene(root.getLayoutBounds()));
        faults.visit(root, false);
        faults.covered(root.lookup("#notice"), root.lookup(".status-bar"));
        return faults.faults;
    }

    private void visit(Parent parent, boolean scrolls) {
        boolean inScroll = scrolls || parent instanceof ScrollPane || parent.getStyleClass().contains("virtual-flow") || parent.getStyleClass().contains("clipped-container")
                // Tabs that have no room are in the menu behind the others.
                || parent.getStyleClass().contains("headers-region");
        List<Labeled> words = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.getOpacity() == 0) {
                continue;
            }
            if (child instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank() && !(labeled instanceof IndexedCell<?>)) {
                check(labeled, inScroll);
                words.add(labeled);
            }
            if (child instanceof ButtonBase button && !inScroll && !parent.getStyleClass().contains("notice")) {
                buttons.add(button);
            }
            if (child instanceof Parent inner && !(child instanceof MenuBar)) {
                visit(inner, inScroll);
            }
        }
        if (!(parent instanceof StackPane) && !(parent instanceof TabPane)) {
            overlaps(words);
        }
    }

    private void check(Labeled labeled, boolean scrolls) {
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        boolean outside = bounds.getMinX() < window.getMinX() - TOLERANCE || bounds.getMaxX() > window.getMaxX() + TOLERANCE
                || bounds.getMinY() < window.getMinY() - TOLERANCE || bounds.getMaxY() > window.getMaxY() + TOLERANCE;
        if (outside && !scrolls) {
            faults.add("out of the window: " + name(labeled));
        }
        if (labeled.isMnemonicParsing() && labeled.getText().contains("_")) {
            faults.add("an underscore is taken for a mnemonic: " + name(labeled));
        }
        // Other words may be cut off: the mouse shows the rest.
        boolean essential = labeled instanceof ButtonBase || labeled.getStyleClass().contains("title") || labeled instanceof Pill;
        if (essential && CutWords.isCut(labeled) && !labeled.isMnemonicParsing()) {
            faults.add("cut off: " + name(labeled));
        }
    }

    private void covered(Node notice, Node status) {
        if (notice == null || !notice.isVisible()) {
            return;
        }
        Bounds over = notice.localToScene(notice.getLayoutBounds());
        if (over.intersects(status.localToScene(status.getLayoutBounds()))) {
            faults.add("a notice over the status bar");
        }
        buttons.stream().filter(button -> over.intersects(button.localToScene(button.getLayoutBounds()))).forEach(button -> faults.add("a notice over " + name(button)));
    }

    private void overlaps(List<Labeled> words) {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                Bounds one = words.get(i).getBoundsInParent();
                Bounds other = words.get(j).getBoundsInParent();
                double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
                double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
                if (width > TOLERANCE && height > TOLERANCE) {
                    faults.add(String.format(Locale.ROOT, "one over the other by %.0f x %.0f: %s and %s", width, height, name(words.get(i)), name(words.get(j))));
                }
            }
        }
    }

    private static String name(Labeled labeled) {
        StringBuilder where = new StringBuilder();
        Node at = labeled.getParent();
        for (int i = 0; i < 3 && at != null; i++, at = at.getParent()) {
            where.append(" < ").append(at.getStyleClass().isEmpty() ? at.getClass().getSimpleName() : String.join(".", at.getStyleClass()));
        }
        return "\"" + labeled.getText() + "\"" + where;
    }
}
