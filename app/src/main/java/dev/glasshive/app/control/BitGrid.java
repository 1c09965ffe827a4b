package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The 64 bits of a number in two lines, grouped by bytes: what is known of each, and over it what it is now.
public final class BitGrid extends VBox {
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final int IN_LINE = 32;

    private final List<Label> known = new ArrayList<>();
    private final List<Label> actual = new ArrayList<>();

    public BitGrid() {
        getStyleClass().add("bit-grid");
        for (int first = Long.SIZE - 1; first > 0; first -= IN_LINE) {
            HBox line = new HBox();
            line.getStyleClass().add("bit-line");
            for (int high = first; high > first - IN_LINE; high -= Byte.SIZE) {
                line.getChildren().add(group(high));
            }
            getChildren().add(line);
        }
    }

    private VBox group(int high) {
        HBox bits = new HBox();
        for (int i = 0; i < Byte.SIZE; i++) {
            Label now = label("now");
            Label symbol = label("bit");
            actual.add(now);
            known.add(symbol);
            VBox cell = new VBox(now, symbol);
            cell.getStyleClass().add("bit-cell");
            bits.getChildren().add(cell);
        }
        Label range = label("bit-range");
        range.setText(high + "–" + (high - Byte.SIZE + 1));
        VBox group = new VBox(bits, range);
        group.getStyleClass().add("bit-group");
        return group;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// Shows other bits.
    ///
    /// @param value the known bits
    /// @param unknown the bits that are not known
    /// @param now the number as it is, if it is known
    public void show(Kind kind, long value, long unknown, OptionalLong now) {
        kind.paint(this);
        for (int i = 0; i < Long.SIZE; i++) {
            int bit = Long.SIZE - 1 - i;
            known.get(i).setText(Character.toString(BitStrip.symbol(value, unknown, bit)));
            known.get(i).pseudoClassStateChanged(UNKNOWN, (unknown >>> bit & 1) != 0);
            actual.get(i).setText(now.isEmpty() ? " " : Long.toString(now.getAsLong() >>> bit & 1));
        }
        setAccessibleText(BitStrip.text(value, unknown));
    }
}
