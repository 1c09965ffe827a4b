package dev.glasshive.app.maps;

import dev.glasshive.app.maps.MapsViewModel.Content;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The entries of a map as a table. It holds row numbers only, so that a step changes cells in place and large maps cost no more than small ones.
final class MapTable extends TableView<Integer> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass PRESET = PseudoClass.getPseudoClass("preset");
    /// What a letter takes of the width, which all columns then share in these proportions.
    private static final double LETTER = 8;
    private static final double DIGIT = 0.62;
    /// The width of a scroll bar, in letters.
    private static final double BAR = 2;

    private final MapsViewModel model;
    private List<MapColumn> shown = List.of();
    private double letter = LETTER;

    MapTable(MapsViewModel model) {
        this.model = model;
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(view -> new Row());
        // Columns may not change while they are being laid out.
        widthProperty().subscribe(width -> Platform.runLater(this::fit));
        heightProperty().subscribe(height -> Platform.runLater(this::reveal));
    }

    private void fit() {
        double needed = shown.stream().mapToInt(MapColumn::letters).sum() * letter;
        for (int i = 0; i < getColumns().size(); i++) {
            getColumns().get(i).setVisible(!shown.get(i).isAside() || getWidth() >= needed);
        }
        double wanted = IntStream.range(0, shown.size()).filter(i -> getColumns().get(i).isVisible()).map(i -> shown.get(i).letters()).sum();
        for (int i = 0; wanted > 0 && i < getColumns().size(); i++) {
            getColumns().get(i).setPrefWidth((getWidth() - BAR * letter) * shown.get(i).letters() / wanted);
        }
    }

    /// The number of the selected row, or -1.
    int selected() {
        return getSelectionModel().getSelectedIndex();
    }

    /// The numbers of all selected rows.
    List<Integer> chosen() {
        return getSelectionModel().getSelectedIndices().stream().filter(i -> i >= 0).sorted().toList();
    }

    void show(Content content) {
        if (!MapColumn.alike(shown, content.columns()) || getColumns().isEmpty()) {
            shown = content.columns();
            getColumns().setAll(shown.stream().map(this::column).toList());
            fit();
        }
        int size = getItems().size();
        if (size < content.rows()) {
            getItems().addAll(IntStream.range(size, content.rows()).boxed().toList());
        } else if (size > content.rows()) {
            getItems().remove(content.rows(), size);
        }
        reveal();
    }

    private void reveal() {
        int focus = model.content().get().focus();
        if (focus >= 0 && focus < getItems().size()) {
            scrollTo(Math.max(0, focus - 2));
        }
    }

    private TableColumn<Integer, Integer> column(MapColumn kind) {
        TableColumn<Integer, Integer> column = new TableColumn<>(kind.title());
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new Cell(kind.text()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(LETTER * kind.letters());
        return column;
    }

    private Optional<MapRow> row(@Nullable Integer row) {
        return row == null ? Optional.empty() : model.content().get().row(row);
    }

    private final class Cell extends TableCell<Integer, Integer> {
        private final Function<MapRow, String> text;
        private final Tooltip tooltip = new Tooltip();

        Cell(Function<MapRow, String> text) {
            this.text = text;
            // A cell lives as long as its column, so it may listen without ever letting go.
            model.content().subscribe(content -> write());
            fontProperty().subscribe(font -> {
                if (Math.abs(letter - font.getSize() * DIGIT) > 0.1) {
                    letter = font.getSize() * DIGIT;
                    Platform.runLater(MapTable.this::fit);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            write();
        }

        private void write() {
            String words = isEmpty() ? "" : row(getItem()).map(text).orElse("");
            setText(words);
            tooltip.setText(words);
            setTooltip(words.isEmpty() ? null : tooltip);
        }
    }

    private final class Row extends TableRow<Integer> {
        Row() {
            model.content().subscribe(content -> write());
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            write();
        }

        private void write() {
            Optional<MapRow> row = isEmpty() ? Optional.empty() : row(getItem());
            MapRow.State state = row.map(MapRow::state).orElse(MapRow.State.QUIET);
            pseudoClassStateChanged(CHANGED, row.filter(MapRow::changed).isPresent());
            pseudoClassStateChanged(FOUND, state == MapRow.State.FOUND);
            pseudoClassStateChanged(REMOVED, state == MapRow.State.REMOVED);
            pseudoClassStateChanged(PRESET, row.filter(MapRow::preset).isPresent());
            setAccessibleText(row.map(r -> r.key() + ", " + String.join(", ", r.values().stream().map(MapRow.Cell::words).toList())
                    + (r.preset() ? ", " + Text.of("maps.preset") : "") + (state == MapRow.State.FOUND ? ", " + Text.of("maps.found") : "")).orElse(""));
        }
    }
}
