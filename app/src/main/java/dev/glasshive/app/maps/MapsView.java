package dev.glasshive.app.maps;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EditKeys;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.InSight;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The maps pane.
public final class MapsView extends VBox {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    /// A head and a row, in letters of small type.
    private static final double LEAST_TABLE = 4.7;

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
        EditKeys.on(table, Map.of(EditKeys.EDIT, this::edit, EditKeys.OPEN, this::edit, EditKeys.ADD, this::add, EditKeys.REMOVE, this::remove,
                EditKeys.UNDO, model::undo, EditKeys.REDO, model::redo));
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
        // Less than a row under the picture of a map cannot be read.
        Runnable room = () -> table.setVisible(model.content().get().hasTable() && (!picture.isVisible() || body.getHeight() >= LEAST_TABLE * more.getFont().getSize()));
        body.heightProperty().subscribe(room);
        picture.visibleProperty().subscribe(room);
        model.content().subscribe(room);
        getChildren().addAll(header, picture, body, more);
        map.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!filling && index.intValue() >= 0) {
                model.chosen().set(index.intValue());
            }
        });
        model.content().subscribe(this::show);
        model.errors().subscribe(wrong -> noMaps.show(Text.of(wrong ? "maps.errors.title" : "maps.none.title"), Text.of(wrong ? "maps.errors" : "maps.none")));
    }

    /// Where the entry under `key` of a map is in the scene, if it can be seen.
    public Optional<Bounds> boundsOf(int map, Bytes key) {
        MapsViewModel.Content content = model.content().get();
        return table.lookupAll(".table-row-cell").stream().filter(node -> node instanceof TableRow<?> row && !row.isEmpty() && content.map() == map
                && content.key(row.getIndex()).filter(key::equals).isPresent()).findFirst().flatMap(InSight::of);
    }

    private List<ChoiceMenu.Choice> choices() {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        int row = table.selected();
        model.questions(row).forEach(q -> choices.add(new ChoiceMenu.Choice(q.text(), q.ask())));
        if (model.content().get().editable()) {
            if (row >= 0) {
                choices.add(new ChoiceMenu.Choice(Text.of("maps.edit"), this::edit, EditKeys.EDIT));
                choices.add(new ChoiceMenu.Choice(Text.of("maps.remove"), this::remove, EditKeys.REMOVE));
            }
            choices.add(new ChoiceMenu.Choice(Text.of("maps.add"), this::add, EditKeys.ADD));
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
            FieldPopup.ask(field, table, beside);
        });
    }

    private void show(MapsViewModel.Content content) {
        filling = true;
        if (!map.getItems().equals(content.names())) {
            map.getItems().setAll(content.names());
        }
        pseudoClassStateChanged(NONE, content.names().isEmpty());
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
