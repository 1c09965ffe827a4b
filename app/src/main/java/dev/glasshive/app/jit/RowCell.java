package dev.glasshive.app.jit;

import dev.glasshive.app.jit.RowPane.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A row of the table.
final class RowCell extends ListCell<Row> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FRAME = PseudoClass.getPseudoClass("frame");

    private final RowPane pane = new RowPane();
    private final Supplier<Columns> columns;
    private final IntSupplier most;
    private final ObservableIntegerValue current;

    /// @param most how many lines of bytecode a row may have
    /// @param current the index of the row that is lit
    /// @param pick takes a row that was clicked
    RowCell(Supplier<Columns> columns, IntSupplier most, ObservableIntegerValue current, Consumer<Row> pick) {
        this.columns = columns;
        this.most = most;
        this.current = current;
        setPrefWidth(0);
        current.subscribe(this::light);
        setOnMouseClicked(event -> {
            Row row = getItem();
            if (row != null && !isEmpty()) {
                pick.accept(row);
            }
        });
    }

    private void light() {
        pseudoClassStateChanged(LIT, !isEmpty() && getIndex() >= 0 && getIndex() == current.get());
    }

    @Override
    public void updateIndex(int index) {
        super.updateIndex(index);
        light();
    }

    /// The chosen row has a line for each piece of bytecode, as far as there is room; in the others they share as many as the code for the processor takes, so that many rows are in
    /// sight.
    @Override
    public void updateSelected(boolean selected) {
        super.updateSelected(selected);
        Row row = getItem();
        if (row != null && !isEmpty()) {
            show(row);
            requestLayout();
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(row == null ? null : pane);
        setAccessibleText(row == null ? "" : row.spoken());
        setAccessibleHelp(row == null ? "" : String.join(" ", row.about()));
        pseudoClassStateChanged(FRAME, row instanceof Row.Frame);
        if (row != null) {
            show(row);
        }
        light();
    }

    /// A theme's height of cells would cut off all lines but the first.
    @Override
    protected double computePrefHeight(double width) {
        return isEmpty() ? super.computePrefHeight(width) : snappedTopInset() + pane.prefHeight(-1) + snappedBottomInset();
    }

    private void show(Row row) {
        boolean differs = row.natives().stream().anyMatch(Row.Native::fresh);
        List<Piece> bytes = new ArrayList<>();
        List<Piece> natives = new ArrayList<>();
        List<Piece> bytecode = new ArrayList<>();
        List<Piece> text = new ArrayList<>();
        String slot = "";
        switch (row) {
            case Row.Frame frame -> text.add(new Piece(frame.name(), "muted"));
            case Row.Code code -> {
                slot = String.valueOf(code.slot());
                if (!code.label().isEmpty()) {
                    text.add(new Piece(code.label() + ":", "code", "jit-label"));
                    List.of(bytecode, bytes, natives).forEach(column -> column.add(new Piece("")));
                }
                text.add(new Piece(code.text(), "code"));
                List<String> lines = code.bytecode();
                int room = Math.max(row.natives().size(), isSelected() ? most.getAsInt() : 1);
                Shared.among(lines, room).forEach(some -> bytecode.add(some.size() == 1 ? new Piece(some.getFirst(), "code") : new Piece(String.join("; ", some), "code", "jit-folded")));
            }
        }
        row.natives().forEach(one -> {
            bytes.add(new Piece(one.place() + "  " + one.bytes(), "code", "jit-bytes"));
            natives.add(one.fresh() ? new Piece("+ " + one.text(), "code", "jit-fresh") : new Piece(differs ? "  " + one.text() : one.text(), "code"));
        });
        if (columns.get().isStacked()) {
            natives.stream().filter(one -> !one.text().isEmpty()).forEach(one -> text.add(new Piece("  " + one.text(), "code", one.styles().contains("jit-fresh") ? "jit-fresh" : "muted", RowPane.BELOW)));
        }
        pane.show(slot, List.of(text, bytecode, bytes, natives), columns.get());
    }
}
