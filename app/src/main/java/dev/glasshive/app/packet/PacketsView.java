package dev.glasshive.app.packet;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EditKeys;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The list of packets. It holds places only, so that rows are made as they come into view.
final class PacketsView extends TableView<Integer> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass TRAPPED = PseudoClass.getPseudoClass("trapped");
    /// Narrower lists leave out when packets came, how long they are, and put the protocol before the summary; in digits.
    private static final double WIDE = 88;
    private static final double MEDIUM = 52;
    private static final double NARROW = 44;
    private static final double LETTER = 0.62;
    /// What a cell has around its digits, in digits.
    private static final double AROUND = 2;
    /// So many packets stand above the current one.
    private static final int ABOVE = 3;

    private final PacketsViewModel model;
    private final TableColumn<Integer, Integer> number = column("packets.number", 6, row -> row.number() + (row.edited() ? " *" : ""));
    private final TableColumn<Integer, Integer> time = column("packets.time", 9, PacketsViewModel.Row::time);
    private final TableColumn<Integer, Integer> length = column("packets.length", 6, PacketsViewModel.Row::length);
    private final TableColumn<Integer, Integer> protocol = column("packets.protocol", 8, PacketsViewModel.Row::protocol);
    private final TableColumn<Integer, Integer> verdict = column("packets.verdict", 8, PacketsViewModel.Row::verdict);
    private final TableColumn<Integer, Integer> what = column("packets.summary", 22, this::what);
    private double letter = 8;
    private Runnable save = () -> { };
    private int shown = -1;

    /// A list that shows `model`; `undo` and `redo` are those of the pane.
    PacketsView(PacketsViewModel model, Runnable undo, Runnable redo) {
        this.model = model;
        getStyleClass().add("packet-list");
        setAccessibleText(Text.of("packets.title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(List.of(number, time, length, protocol, verdict, what));
        setRowFactory(view -> new Row());
        CopyText.on(this, this::text);
        ChoiceMenu.on(this, this::choices);
        EditKeys.on(this, Map.of(EditKeys.OPEN, this::go, EditKeys.EDIT, this::edit, EditKeys.ADD, this::add, EditKeys.REMOVE, this::remove, EditKeys.DUPLICATE, this::duplicate,
                EditKeys.UNDO, undo, EditKeys.REDO, redo));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && selected() >= 0) {
                go();
            }
        });
        widthProperty().subscribe(width -> fit());
        heightProperty().subscribe(height -> Platform.runLater(this::reveal));
        model.content().subscribe(this::show);
    }

    /// Sets what asks where to save the packets.
    void saveWith(Runnable saver) {
        save = saver;
    }

    private void fit() {
        time.setVisible(getWidth() > WIDE * letter);
        length.setVisible(getWidth() > MEDIUM * letter);
        protocol.setVisible(getWidth() > NARROW * letter);
        widen(number, 4);
        widen(time, 9);
        widen(length, 6);
        widen(protocol, 8);
        widen(verdict, 7);
        // The last column takes what is left; by itself it does so only when the width of the list changes.
        getColumnResizePolicy().call(new ResizeFeatures<>(this, null, 0.0));
        refresh();
    }

    private void widen(TableColumn<Integer, Integer> column, int digits) {
        double width = (digits + AROUND) * letter;
        column.setMaxWidth(width);
        column.setMinWidth(width);
        column.setPrefWidth(width);
    }

    private String what(PacketsViewModel.Row row) {
        return protocol.isVisible() ? row.summary() : (row.protocol() + " " + row.summary()).strip();
    }

    private List<ChoiceMenu.Choice> choices() {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        if (selected() >= 0) {
            choices.add(new ChoiceMenu.Choice(Text.of("packets.go"), this::go, EditKeys.OPEN));
            choices.add(new ChoiceMenu.Choice(Text.of("packets.edit"), this::edit, EditKeys.EDIT));
            choices.add(new ChoiceMenu.Choice(Text.of("packets.duplicate"), this::duplicate, EditKeys.DUPLICATE));
            choices.add(new ChoiceMenu.Choice(Text.of("packets.remove"), this::remove, EditKeys.REMOVE));
            choices.add(new ChoiceMenu.Choice(Text.of("packets.bytes"), () -> CopyText.put(model.bytes(chosen()))));
        }
        choices.add(new ChoiceMenu.Choice(Text.of("packets.add"), this::add, EditKeys.ADD));
        choices.add(CopyText.choice(Text.of("copy"), this::text));
        choices.add(new ChoiceMenu.Choice(Text.of("packets.save"), () -> save.run()));
        return choices;
    }

    private int selected() {
        return getSelectionModel().getSelectedIndex();
    }

    private List<Integer> chosen() {
        return getSelectionModel().getSelectedIndices().stream().filter(i -> i >= 0).sorted().toList();
    }

    private String text() {
        return model.text(chosen().size() > 1 ? chosen() : List.of());
    }

    private void go() {
        model.goTo(selected());
    }

    private void edit() {
        ask(model.edit(selected()));
    }

    private void add() {
        ask(model.add(selected()));
    }

    private void duplicate() {
        model.duplicate(selected());
    }

    private void remove() {
        model.remove(selected());
    }

    private void ask(Optional<TypedField> field) {
        field.ifPresent(f -> FieldPopup.ask(f, this, this));
    }

    private void show(PacketsViewModel.Content content) {
        int size = getItems().size();
        if (size < content.packets()) {
            getItems().addAll(IntStream.range(size, content.packets()).boxed().toList());
        } else if (size > content.packets()) {
            getItems().remove(content.packets(), size);
        }
        if (content.current() != shown && content.current() >= 0) {
            shown = content.current();
            reveal();
        }
    }

    private void reveal() {
        if (shown >= 0 && shown < getItems().size()) {
            scrollTo(Math.max(0, shown - ABOVE));
        }
    }

    private TableColumn<Integer, Integer> column(String title, int letters, Function<PacketsViewModel.Row, String> text) {
        TableColumn<Integer, Integer> column = new TableColumn<>(Text.of(title));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new Cell(text));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(letters * 8);
        return column;
    }

    private final class Cell extends TableCell<Integer, Integer> {
        private final Function<PacketsViewModel.Row, String> text;
        private final Tooltip tooltip = new Tooltip();

        Cell(Function<PacketsViewModel.Row, String> text) {
            this.text = text;
            model.content().subscribe(content -> write());
            fontProperty().subscribe(font -> {
                if (Math.abs(letter - font.getSize() * LETTER) > 0.1) {
                    letter = font.getSize() * LETTER;
                    // Columns may not change while their cells are being dressed.
                    Platform.runLater(PacketsView.this::fit);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            write();
        }

        private void write() {
            String words = isEmpty() || getItem() == null ? "" : model.row(getItem()).map(text).orElse("");
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
            Optional<PacketsViewModel.Row> row = isEmpty() || getItem() == null ? Optional.empty() : model.row(getItem());
            pseudoClassStateChanged(CURRENT, row.isPresent() && getItem().equals(model.content().get().current()));
            pseudoClassStateChanged(EDITED, row.filter(PacketsViewModel.Row::edited).isPresent());
            pseudoClassStateChanged(TRAPPED, row.filter(PacketsViewModel.Row::trapped).isPresent());
            setAccessibleText(row.map(r -> r.number() + ", " + r.protocol() + " " + r.summary() + ", " + r.verdict() + (r.edited() ? ", " + Text.of("packets.edited") : "")).orElse(""));
        }
    }
}
