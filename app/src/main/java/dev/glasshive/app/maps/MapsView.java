package dev.glasshive.app.maps;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.InSight;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.TypedField;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The maps pane.
public final class MapsView extends VBox {
    private static final KeyCombination EDIT = new KeyCodeCombination(KeyCode.F2);
    private static final KeyCombination ADD = new KeyCodeCombination(KeyCode.INSERT);
    private static final KeyCombination REMOVE = new KeyCodeCombination(KeyCode.DELETE);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final MapsViewModel model;
    private final ChoiceBox<String> map = new ChoiceBox<>();
    private final Button add = new Button();
    private final PaneHeader header = new PaneHeader(Text.of("maps.title"), "");
    private final MapTable table;
    private final MapPictureView picture = new MapPictureView();
    private final EmptyState noMaps = new EmptyState(Text.of("maps.none.title"), Text.of("maps.none"));
    private final EmptyState noEntries = new EmptyState(Text.of("maps.empty.title"), Text.of("maps.empty"));
    private final Label more = new Label();
    private boolean filling;

    /// A pane that shows `model`.
    public MapsView(MapsViewModel model) {
        this.model = model;
        this.table = new MapTable(model);
        getStyleClass().add("maps");
        map.setAccessibleText(Text.of("maps.choose"));
        map.getStyleClass().add("compact");
        Icons.put(add, Feather.PLUS);
        add.setId("add-entry");
        add.getStyleClass().addAll("flat", "pane-button");
        add.setTooltip(new Tooltip(Text.of("maps.add.tip")));
        add.setAccessibleText(Text.of("maps.add.tip"));
        add.setOnAction(event -> add());
        header.controls().addAll(add, map);
        table.setAccessibleText(Text.of("maps.title"));
        ChoiceMenu.on(table, this::choices);
        CopyText.on(table, this::text);
        // Before the table takes keys for itself, and before the window takes F2.
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                edit();
            }
        });
        more.getStyleClass().addAll("muted", "small");
        StackPane body = new StackPane(table);
        // What a map looks like may not move the panes around this one.
        body.setMinHeight(0);
        table.setMinHeight(0);
        setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, picture, body, more);
        map.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!filling && index.intValue() >= 0) {
                model.chosen().set(index.intValue());
            }
        });
        model.content().subscribe(this::show);
    }

    /// Where the entry under `key` of a map is in the scene, if it can be seen.
    public Optional<Bounds> boundsOf(int map, Bytes key) {
        MapsViewModel.Content content = model.content().get();
        return table.lookupAll(".table-row-cell").stream().filter(node -> node instanceof TableRow<?> row && !row.isEmpty() && content.map() == map
                && content.key(row.getIndex()).filter(key::equals).isPresent()).findFirst().flatMap(InSight::of);
    }

    private void key(KeyEvent event) {
        boolean plainEnter = event.getCode() == KeyCode.ENTER && !event.isShortcutDown();
        if (plainEnter || EDIT.match(event)) {
            edit();
        } else if (ADD.match(event)) {
            add();
        } else if (REMOVE.match(event)) {
            remove();
        } else if (UNDO.match(event)) {
            model.undo();
        } else if (REDO.match(event)) {
            model.redo();
        } else {
            return;
        }
        event.consume();
    }

    private List<ChoiceMenu.Choice> choices() {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        int row = table.selected();
        model.questions(row).forEach(q -> choices.add(new ChoiceMenu.Choice(q.text(), q.ask())));
        if (model.content().get().editable()) {
            if (row >= 0) {
                choices.add(new ChoiceMenu.Choice(Text.of("maps.edit"), this::edit, EDIT));
                choices.add(new ChoiceMenu.Choice(Text.of("maps.remove"), this::remove, REMOVE));
            }
            choices.add(new ChoiceMenu.Choice(Text.of("maps.add"), this::add, ADD));
        }
        if (!model.content().get().names().isEmpty()) {
            choices.add(CopyText.choice(Text.of("copy"), this::text));
        }
        return choices;
    }

    private String text() {
        return model.text(table.chosen());
    }

    private void edit() {
        int row = table.selected();
        if (model.content().get().row(row).filter(r -> r.link() >= 0).isPresent()) {
            model.follow(row);
        } else if (row >= 0) {
            ask(model.edit(row), row);
        }
    }

    private void add() {
        ask(model.add(), table.selected());
    }

    private void remove() {
        if (table.selected() >= 0) {
            model.remove(table.selected());
        }
    }

    private void ask(Optional<TypedField> wanted, int row) {
        wanted.ifPresent(field -> {
            Node beside = row < 0 ? table : table.lookupAll(".table-row-cell").stream()
                    .filter(node -> node instanceof TableRow<?> r && r.getIndex() == row).findFirst().orElse(table);
            Bounds place = beside.localToScreen(beside.getBoundsInLocal());
            double below = beside.equals(table) ? place.getMinY() + place.getHeight() / 4 : place.getMaxY();
            new FieldPopup(field.title(), field.hint(), field.text(), field.fault(), field.accept()).show(table, place.getMinX(), below);
        });
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
        add.setVisible(content.editable());
        add.setManaged(content.editable());
        header.subtitleProperty().set(content.summary());
        table.setPlaceholder(content.names().isEmpty() ? noMaps : noEntries);
        picture.show(content.picture());
        table.show(content);
        more.setText(content.left() > 0 ? Text.of("maps.more", content.left()) : "");
        more.setManaged(content.left() > 0);
    }
}
