package dev.glasshive.app.control;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Tells the whole of words that had no room: a label that is cut off gets a tooltip while the mouse is on it, unless something around it has one.
public final class CutWords {
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";
    private static final double WIDEST_IN_EM = 40;

    private final Tooltip tooltip = new Tooltip();
    private @Nullable Labeled shown;

    private CutWords() {
        tooltip.setWrapText(true);
    }

    /// Watches over all labels below `root`, those that come later included.
    public static void explainIn(Parent root) {
        CutWords words = new CutWords();
        root.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> words.entered(event.getTarget()));
        root.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> words.left(event.getTarget()));
    }

    /// Whether not all of the words of `labeled` are in sight.
    public static boolean isCut(Labeled labeled) {
        String words = labeled.getText();
        return words != null && labeled.getChildrenUnmodifiable().stream().anyMatch(child -> child instanceof Text text && text.isVisible()
                && text.getText().length() < words.length() && text.getText().endsWith(labeled.getEllipsisString()));
    }

    private void entered(Object target) {
        if (target instanceof Labeled labeled && !labeled.equals(shown) && isCut(labeled) && !isExplained(labeled)) {
            forget();
            tooltip.setText(labeled.getText());
            tooltip.setMaxWidth(WIDEST_IN_EM * labeled.getFont().getSize());
            labeled.setTooltip(tooltip);
            shown = labeled;
        }
    }

    private void left(Object target) {
        if (target.equals(shown)) {
            forget();
        }
    }

    private void forget() {
        if (shown != null) {
            shown.setTooltip(null);
            shown = null;
        }
    }

    private static boolean isExplained(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Labeled labeled && says(labeled.getTooltip()) || at.getProperties().get(TOOLTIP) instanceof Tooltip installed && says(installed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(@Nullable Tooltip tooltip) {
        return tooltip != null && tooltip.getText() != null && !tooltip.getText().isEmpty();
    }
}
