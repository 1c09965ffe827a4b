package dev.glasshive.app.command;

import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The command palette: type a few letters of what you want, Enter does it.
public final class PaletteView extends Sheet {
    private static final int PAGE = 8;

    private final PaletteViewModel model;
    private final TextField field;
    private final ListView<PaletteViewModel.Entry> list;

    /// A palette over `model`.
    public PaletteView(PaletteViewModel model) {
        this(model, new TextField(), new ListView<>(), new Label());
    }

    private PaletteView(PaletteViewModel model, TextField field, ListView<PaletteViewModel.Entry> list, Label none) {
        super(new VBox(field, new StackPane(list, none)), field);
        this.model = model;
        this.field = field;
        this.list = list;
        setId("palette");
        getStyleClass().add("palette");
        field.setId("palette-field");
        field.setPromptText(Text.of("palette.prompt"));
        field.setAccessibleText(Text.of("palette.title"));
        field.textProperty().bindBidirectional(model.query());
        list.setId("palette-list");
        list.setAccessibleText(Text.of("palette.list"));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new PaletteCell(this::run));
        none.setText(Text.of("palette.none"));
        none.getStyleClass().addAll("muted", "palette-none");
        none.setWrapText(true);
        StackPane.setAlignment(none, Pos.TOP_LEFT);
        none.visibleProperty().bind(Bindings.isEmpty(list.getItems()));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        model.entries().subscribe(entries -> {
            list.getItems().setAll(entries);
            select(0);
        });
        list.getSelectionModel().selectedItemProperty().subscribe(entry -> field.setAccessibleHelp(entry == null ? Text.of("palette.none")
                : Text.of("palette.entry", entry.command().title(), entry.keys())));
    }

    @Override
    public void open() {
        model.open();
        select(0);
        super.open();
    }

    /// Types `query` into it.
    public void look(String query) {
        field.setText(query);
    }

    private void move(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        KeyCode code = event.getCode();
        switch (code) {
            case UP -> select(at - 1);
            case DOWN -> select(at + 1);
            case PAGE_UP -> select(at - PAGE);
            case PAGE_DOWN -> select(at + PAGE);
            case ENTER -> {
                PaletteViewModel.Entry entry = list.getSelectionModel().getSelectedItem();
                if (entry != null) {
                    run(entry);
                }
            }
            case TAB -> { /* There is nowhere else to go. */ }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!list.getItems().isEmpty()) {
            int there = Math.clamp(index, 0, list.getItems().size() - 1);
            list.getSelectionModel().select(there);
            list.scrollTo(Math.max(0, there - PAGE / 2));
        }
    }

    private void run(PaletteViewModel.Entry entry) {
        if (entry.command().enabled().get()) {
            close();
            model.run(entry);
        }
    }
}
