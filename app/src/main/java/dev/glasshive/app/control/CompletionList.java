package dev.glasshive.app.control;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A list beside the caret of an editor, which keeps the keyboard: the editor moves the selection.
public final class CompletionList {
    private static final int ROWS = 10;
    private static final double ROW = 1.75;
    private static final double WIDTH = 44;

    private final CodePane pane;
    private final ListView<Item> list = new ListView<>();
    private final Label detail = new Label();
    private final VBox box = new VBox(list, detail);
    private Optional<Pane> host = Optional.empty();

    /// One line of the list.
    ///
    /// @param tag what it is, in one word
    /// @param token style class of such words in the text
    /// @param described what a screen reader says
    public record Item(String tag, String token, String name, String detail, String described) {}

    /// A closed list over `pane`.
    ///
    /// @param title what it is, for screen readers
    /// @param chosen takes the number of the item that was clicked
    public CompletionList(CodePane pane, String title, IntConsumer chosen) {
        this.pane = pane;
        box.getStyleClass().add("completion");
        box.setId("completion");
        box.setManaged(false);
        list.setId("completion-list");
        list.setAccessibleText(title);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new CompletionCell(chosen));
        VBox.setVgrow(list, Priority.ALWAYS);
        detail.getStyleClass().addAll("code", "completion-detail");
        detail.setWrapText(true);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            detail.setText(item == null ? "" : item.detail());
            pane.area().setAccessibleHelp(item == null ? null : item.described());
        });
        box.addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    }

    public boolean isOpen() {
        return host.isPresent();
    }

    /// Shows `items` below the caret, or above it where there is more room, the first one selected.
    public void show(List<Item> items) {
        Optional<Bounds> caret = pane.caretInScene();
        if (items.isEmpty() || caret.isEmpty() || !(pane.getScene().getRoot() instanceof Pane root)) {
            close();
            return;
        }
        if (host.filter(root::equals).isEmpty()) {
            close();
            root.getChildren().add(box);
            host = Optional.of(root);
        }
        list.getItems().setAll(items);
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        place(root, root.sceneToLocal(caret.get()), items.size());
    }

    private void place(Pane root, Bounds caret, int count) {
        double em = pane.em();
        double gap = 0.3 * em;
        double below = root.getHeight() - caret.getMaxY() - 2 * gap;
        double above = caret.getMinY() - 2 * gap;
        double wanted = Math.min(count, ROWS) * ROW * em + 4.5 * em;
        boolean down = below >= wanted || below >= above;
        double height = Math.min(wanted, down ? below : above);
        double width = Math.min(WIDTH * em, root.getWidth() - 2 * gap);
        double x = Math.clamp(caret.getMinX() - em, gap, Math.max(gap, root.getWidth() - width - gap));
        box.resizeRelocate(Math.rint(x), Math.rint(down ? caret.getMaxY() + gap : caret.getMinY() - gap - height), Math.rint(width), Math.rint(height));
    }

    /// Takes it away.
    public void close() {
        host.ifPresent(root -> root.getChildren().remove(box));
        host = Optional.empty();
        list.getItems().clear();
    }

    /// Moves the selection by some rows; from one row, it goes round.
    public void move(int rows) {
        int count = list.getItems().size();
        int wanted = list.getSelectionModel().getSelectedIndex() + rows;
        select(Math.abs(rows) == 1 ? Math.floorMod(wanted, count) : Math.clamp(wanted, 0, count - 1));
    }

    /// How many rows a page has.
    public int page() {
        return ROWS - 1;
    }

    private void select(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    /// The number of the selected item.
    public int selected() {
        return list.getSelectionModel().getSelectedIndex();
    }
}
