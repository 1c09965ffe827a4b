package dev.glasshive.app.command;

import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All commands with their keys, and the place to change these.
public final class ShortcutsView extends Sheet {
    private final ShortcutsViewModel model;
    private final ListView<ShortcutsViewModel.Row> list;
    private final Label pressed = new Label();
    private final Label words = new Label();
    private final Button take = new Button(Text.of("shortcuts.take"));
    private final HBox change = new HBox();

    /// A list over `model`.
    public ShortcutsView(ShortcutsViewModel model) {
        this(model, new TextField(), new VBox());
    }

    private ShortcutsView(ShortcutsViewModel model, TextField field, VBox box) {
        super(box, field);
        this.model = model;
        list = new ListView<>();
        setId("shortcuts");
        getStyleClass().add("shortcuts");
        Label title = new Label(Text.of("shortcuts.title"));
        title.getStyleClass().addAll("semibold", "sheet-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button all = new Button(Text.of("shortcuts.reset-all"));
        all.setId("shortcuts-reset-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(event -> model.resetAll());
        Button close = new Button(Text.of("shortcuts.close"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> close());
        HBox head = new HBox(title, all, close);
        head.getStyleClass().add("sheet-head");
        field.setId("shortcuts-field");
        field.setPromptText(Text.of("shortcuts.prompt"));
        field.setAccessibleText(Text.of("shortcuts.prompt"));
        field.textProperty().bindBidirectional(model.query());
        list.setId("shortcuts-list");
        list.setAccessibleText(Text.of("shortcuts.title"));
        list.setCellFactory(view -> new ShortcutCell(model));
        Label none = new Label(Text.of("palette.none"));
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        buildChange();
        VBox.setVgrow(list, Priority.ALWAYS);
        box.getChildren().setAll(head, field, list, change);
        model.rows().subscribe(this::show);
        model.change().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyOfList);
    }

    @Override
    public void open() {
        model.open();
        super.open();
    }

    /// Begins to change the keys of the command `id`, and presses `keys`.
    public void tryKeys(String id, String keys) {
        list.getItems().stream().map(ShortcutsViewModel.Row::command).filter(command -> command.id().equals(id)).findFirst().ifPresent(model::begin);
        model.press(KeySequence.of(keys));
    }

    private void buildChange() {
        pressed.getStyleClass().add("keycap");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        take.getStyleClass().add("accent");
        take.setId("shortcuts-take");
        take.setFocusTraversable(false);
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(event -> model.take());
        Button keep = new Button(Text.of("shortcuts.keep"));
        keep.setFocusTraversable(false);
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(event -> model.cancel());
        change.setId("shortcuts-change");
        change.getStyleClass().addAll("card", "shortcut-change");
        change.getChildren().setAll(pressed, words, take, keep);
    }

    private void show(List<ShortcutsViewModel.Row> rows) {
        int at = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(rows);
        list.getSelectionModel().select(Math.clamp(at, 0, Math.max(0, rows.size() - 1)));
    }

    private void show(Optional<ShortcutsViewModel.Change> now) {
        change.setVisible(now.isPresent());
        change.setManaged(now.isPresent());
        now.ifPresent(c -> {
            pressed.setText(c.pressed().map(KeySequence::words).orElse("…"));
            words.setText(Text.of("shortcuts.change", c.command().title(), c.words()));
            take.setDisable(!c.mayTake());
            list.requestFocus();
            list.setAccessibleHelp(pressed.getText() + " " + words.getText());
        });
    }

    /// During a change every key is news of it: Enter takes it, Escape ends it, and the others are tried.
    private void press(KeyEvent event) {
        if (model.change().get().isEmpty()) {
            // A list would keep this key for itself.
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
            return;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode() == KeyCode.ESCAPE) {
            model.cancel();
        } else if (plain && event.getCode() == KeyCode.ENTER) {
            model.take();
        } else {
            KeySequence.stroke(event).ifPresent(stroke -> model.press(new KeySequence(List.of(stroke))));
        }
        event.consume();
    }

    private void keyOfList(KeyEvent event) {
        ShortcutsViewModel.Row row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> model.begin(row.command());
            case DELETE -> model.clear(row.command());
            case BACK_SPACE -> model.reset(row.command());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
