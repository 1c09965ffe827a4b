package dev.glasshive.app.maps;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Items;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The maps pane.
public final class MapsView extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final ChoiceBox<String> map = new ChoiceBox<>();
    private final PaneHeader header = new PaneHeader(Text.of("maps.title"), "");
    private final TableView<MapsViewModel.Row> table = new TableView<>();
    private final EmptyState noMaps = new EmptyState(Text.of("maps.none.title"), Text.of("maps.none"));
    private final EmptyState noEntries = new EmptyState(Text.of("maps.empty.title"), Text.of("maps.empty"));
    private final Label more = new Label();
    private boolean filling;

    /// A pane that shows `model`.
    public MapsView(MapsViewModel model) {
        getStyleClass().add("maps");
        map.setAccessibleText(Text.of("maps.choose"));
        map.getStyleClass().add("compact");
        header.controls().add(map);
        table.getColumns().add(column(Text.of("maps.key"), MapsViewModel.Row::key));
        table.getColumns().add(column(Text.of("maps.value"), row -> (row.changed() ? row.before() + " → " : "") + row.value() + (row.note().isEmpty() ? "" : "  " + row.note())));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(MapsViewModel.@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(CHANGED, !empty && row != null && row.changed());
                setTooltip(empty || row == null ? null : new Tooltip(row.key() + " → " + row.value() + " " + row.note()));
            }
        });
        table.setAccessibleText(Text.of("maps.title"));
        ChoiceMenu.on(table, () -> model.questions(table.getSelectionModel().getSelectedIndex()).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
        more.getStyleClass().addAll("muted", "small");
        StackPane body = new StackPane(table);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body, more);
        map.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!filling && index.intValue() >= 0) {
                model.chosen().set(index.intValue());
            }
        });
        model.content().subscribe(this::show);
    }

    private static TableColumn<MapsViewModel.Row, String> column(String title, Function<MapsViewModel.Row, String> text) {
        TableColumn<MapsViewModel.Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("code");
        return column;
    }

    private void show(MapsViewModel.Content content) {
        filling = true;
        if (!map.getItems().equals(content.names())) {
            map.getItems().setAll(content.names());
        }
        map.setVisible(!content.names().isEmpty());
        if (!content.names().isEmpty()) {
            map.getSelectionModel().select(content.map());
        }
        filling = false;
        header.subtitleProperty().set(content.summary());
        table.setPlaceholder(content.names().isEmpty() ? noMaps : noEntries);
        if (!table.getItems().equals(content.entries())) {
            Items.update(table.getItems(), content.entries());
            IntStream.range(0, content.entries().size()).filter(i -> content.entries().get(i).changed()).max()
                    .ifPresent(changed -> table.scrollTo(Math.max(0, changed - 2)));
        }
        more.setText(content.left() > 0 ? Text.of("maps.more", content.left()) : "");
        more.setManaged(content.left() > 0);
    }
}
