package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The nodes of one visible row of a [HexGrid], reused as the grid scrolls.
final class HexRowCell extends ListCell<Integer> {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private static final String SPAN = "span-";

    private final HexGrid grid;
    private final Label label = new Label();
    private final HBox box = new HBox(label);
    private final List<Label> cells = new ArrayList<>();
    private final Tooltip hover = new Tooltip();
    private @Nullable HexRow shown;

    HexRowCell(HexGrid grid) {
        this.grid = grid;
        getStyleClass().add("hex-row-cell");
        label.getStyleClass().add("row-label");
        box.getStyleClass().add("hex-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setFocusTraversable(false);
        // A cell lives as long as its grid, so it may listen without ever letting go.
        grid.rowsProperty().subscribe(rows -> show());
        grid.selectedProperty().subscribe(position -> showSelection());
        grid.begun().subscribe(digit -> showSelection());
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
        super.updateItem(item, empty);
        show();
    }

    private void show() {
        Integer index = getItem();
        List<HexRow> rows = grid.rowsProperty().get();
        if (isEmpty() || index == null || index >= rows.size()) {
            setGraphic(null);
            shown = null;
            return;
        }
        HexRow row = rows.get(index);
        if (!row.equals(shown)) {
            shown = row;
            fill(row);
        }
        setGraphic(box);
        showSelection();
    }

    private void fill(HexRow row) {
        label.setText(row.label());
        while (cells.size() < row.bytes().size()) {
            Label cell = newCell(cells.size());
            cells.add(cell);
            box.getChildren().add(cell);
        }
        for (int column = 0; column < cells.size(); column++) {
            Label cell = cells.get(column);
            boolean used = column < row.bytes().size();
            cell.setVisible(used);
            cell.setManaged(used);
            if (used) {
                fill(cell, row.bytes().get(column));
            }
        }
    }

    private static void fill(Label cell, HexByte content) {
        span(cell, content.span());
        cell.setText(content.text());
        cell.setAccessibleText(content.description());
        content.kind().paint(cell);
        content.known().ifPresent(known -> {
            KnownToken token = cell.getGraphic() instanceof KnownToken before ? before : new KnownToken();
            token.show(content.kind(), content.text(), known);
            cell.setGraphic(token);
        });
        cell.setContentDisplay(content.known().isPresent() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        for (ByteMark mark : ByteMark.values()) {
            cell.pseudoClassStateChanged(mark.pseudoClass(), content.marks().contains(mark));
        }
    }

    /// Sizes in em are the theme's; the widths of a few cells together are, too.
    private static void span(Label cell, int span) {
        cell.getStyleClass().removeIf(name -> name.startsWith(SPAN));
        if (span > 1) {
            cell.getStyleClass().add(SPAN + span);
        }
    }

    private Label newCell(int column) {
        Label cell = new Label();
        cell.getStyleClass().add("hex-byte");
        cell.setOnMouseEntered(event -> hover(cell, column));
        cell.setOnMouseExited(event -> grid.hover(null));
        cell.setOnMousePressed(event -> grid.pick(new BytePosition(getIndex(), column)));
        return cell;
    }

    private void hover(Label cell, int column) {
        grid.hover(new BytePosition(getIndex(), column));
        String description = Objects.requireNonNullElse(cell.getAccessibleText(), "");
        hover.setText(description);
        cell.setTooltip(description.isEmpty() ? null : hover);
    }

    Optional<Bounds> boundsOf(int column, int length) {
        if (column < 0 || column >= cells.size()) {
            return Optional.empty();
        }
        Optional<Bounds> first = InSight.of(cells.get(column));
        Optional<Bounds> last = InSight.of(cells.get(Math.min(cells.size(), column + length) - 1));
        return first.flatMap(one -> last.map(other -> InSight.around(one, other)));
    }

    private void showSelection() {
        BytePosition position = grid.selectedProperty().get();
        for (int column = 0; column < cells.size(); column++) {
            boolean picked = position != null && position.row() == getIndex() && position.column() == column;
            cells.get(column).pseudoClassStateChanged(PICKED, picked);
            if (shown != null && column < shown.bytes().size()) {
                boolean typing = picked && !grid.begun().get().isEmpty();
                cells.get(column).setText(typing ? grid.begun().get() + "_" : shown.bytes().get(column).text());
            }
        }
    }
}
