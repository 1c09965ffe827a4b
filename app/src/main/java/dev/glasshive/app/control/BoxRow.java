package dev.glasshive.app.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Values in a row, each in a box of its own; only those in view have nodes.
public final class BoxRow extends StackPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final ListView<Box> list = new ListView<>();

    /// A box.
    ///
    /// @param mark what is special about it, written under it; often empty
    /// @param changed whether the last step put it there
    /// @param removed whether the last step took it away
    public record Box(String text, String mark, boolean changed, boolean removed) {}

    public BoxRow() {
        getStyleClass().add("box-row");
        list.setOrientation(Orientation.HORIZONTAL);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(accessibleTextProperty());
        getChildren().add(list);
    }

    /// Shows `boxes`, with the one with the number `inView` in view.
    public void show(List<Box> boxes, int inView) {
        if (!list.getItems().equals(boxes)) {
            Items.update(list.getItems(), boxes);
            if (inView >= 0 && inView < boxes.size()) {
                list.scrollTo(inView);
            }
        }
    }

    private static final class Cell extends ListCell<Box> {
        private final Label text = new Label();
        private final Label mark = new Label();
        private final VBox box = new VBox(text, mark);
        private final Tooltip tooltip = new Tooltip();

        Cell() {
            text.getStyleClass().add("box");
            mark.getStyleClass().add("box-mark");
            box.getStyleClass().add("box-column");
        }

        @Override
        protected void updateItem(@Nullable Box item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            text.setText(item.text());
            mark.setText(item.mark());
            text.pseudoClassStateChanged(CHANGED, item.changed());
            text.pseudoClassStateChanged(REMOVED, item.removed());
            text.pseudoClassStateChanged(MARKED, !item.mark().isEmpty());
            tooltip.setText((item.text() + " " + item.mark()).strip());
            setTooltip(tooltip);
            setAccessibleText(tooltip.getText());
            setGraphic(box);
        }
    }
}
