package dev.glasshive.app.maps;

import dev.glasshive.app.maps.MapsViewModel.Content;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    /// How much of the width a key takes, in parts of that of a value.
    private static final double KEY_SHARE = 1.1;
    private static final double NOTE_SHARE = 1.6;

    private final MapsViewModel model;
    private List<String> titles = List.of();

    MapTable(MapsViewModel model) {
        this.model = model;
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(view -> new Row());
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
        if (!titles.equals(content.values()) || getColumns().isEmpty()) {
            titles = content.values();
            List<TableColumn<Integer, Integer>> columns = new ArrayList<>();
            columns.add(column(Text.of("maps.key"), MapTable::key, KEY_SHARE));
            IntStream.range(0, titles.size()).forEach(i -> columns.add(column(titles.get(i), row -> i < row.values().size() ? row.values().get(i).words() : "", 1)));
            columns.add(column(Text.of("maps.note"), MapRow::note, NOTE_SHARE));
            getColumns().setAll(columns);
        }
        int size = getItems().size();
        if (size < content.rows()) {
            getItems().addAll(IntStream.range(size, content.rows()).boxed().toList());
        } else if (size > content.rows()) {
            getItems().remove(content.rows(), size);
        }
        if (content.focus() >= 0) {
            scrollTo(Math.max(0, content.focus() - 2));
        }
    }

    private static String key(MapRow row) {
        return row.depth() == 0 ? row.key() : "  ".repeat(row.depth() - 1) + "└ " + row.key();
    }

    private TableColumn<Integer, Integer> column(String title, Function<MapRow, String> text, double share) {
        TableColumn<Integer, Integer> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new Cell(text));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(100 * share);
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
