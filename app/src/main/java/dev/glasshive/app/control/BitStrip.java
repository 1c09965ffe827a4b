package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The 64 bits of a number, some of them unknown, in one short line: what is the same in front is said once, and a stroke stands over each bit that is 1 now.
public final class BitStrip extends HBox {
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final PseudoClass ONE = PseudoClass.getPseudoClass("one");
    private static final int MOST = 24;
    /// Stands for bits that are left out.
    private static final int GAP = -1;

    private final List<Label> cells = new ArrayList<>();

    private final int most;

    public BitStrip() {
        this(MOST);
    }

    /// A strip of so many bits at most, besides the highest one.
    BitStrip(int most) {
        this.most = most;
        getStyleClass().add("bit-strip");
    }

    /// Shows other bits.
    ///
    /// @param value the known bits
    /// @param unknown the bits that are not known
    /// @param now the number as it is, if it is known
    public void show(Kind kind, long value, long unknown, OptionalLong now) {
        kind.paint(this);
        List<Integer> bits = shown(value, unknown);
        while (cells.size() < bits.size()) {
            Label cell = new Label();
            cell.getStyleClass().add("bit");
            cell.setMinWidth(USE_PREF_SIZE);
            cells.add(cell);
            getChildren().add(cell);
        }
        for (int i = 0; i < cells.size(); i++) {
            Label cell = cells.get(i);
            boolean used = i < bits.size();
            cell.setVisible(used);
            cell.setManaged(used);
            if (used) {
                int bit = bits.get(i);
                cell.setText(bit == GAP ? "…" : Character.toString(symbol(value, unknown, bit)));
                cell.pseudoClassStateChanged(UNKNOWN, bit != GAP && (unknown >>> bit & 1) != 0);
                cell.pseudoClassStateChanged(ONE, bit != GAP && now.isPresent() && (now.getAsLong() >>> bit & 1) != 0);
            }
        }
    }

    /// How many letters show the bits that are shown now.
    public int letters() {
        return (int) cells.stream().filter(Label::isVisible).count();
    }

    /// All 64 bits in groups of eight, the highest first.
    public static String text(long value, long unknown) {
        StringBuilder text = new StringBuilder();
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            text.append(symbol(value, unknown, bit)).append(bit % 8 == 0 && bit > 0 ? " " : "");
        }
        return text.toString();
    }

    static char symbol(long value, long unknown, int bit) {
        return (unknown >>> bit & 1) != 0 ? 'x' : (value >>> bit & 1) != 0 ? '1' : '0';
    }

    private List<Integer> shown(long value, long unknown) {
        int same = Long.SIZE - 1;
        char first = symbol(value, unknown, same);
        while (same > 0 && symbol(value, unknown, same - 1) == first) {
            same--;
        }
        int count = Math.min(Long.SIZE, (same + 7) / 8 * 8);
        count = Math.max(8, count);
        List<Integer> bits = new ArrayList<>();
        if (count < Long.SIZE) {
            bits.add(Long.SIZE - 1);
            bits.add(GAP);
        }
        if (count <= most) {
            range(bits, count - 1, 0);
        } else {
            int head = most / 3;
            range(bits, count - 1, count - head);
            bits.add(GAP);
            range(bits, most - head - 2, 0);
        }
        return bits;
    }

    private static void range(List<Integer> bits, int from, int to) {
        for (int bit = from; bit >= to; bit--) {
            bits.add(bit);
        }
    }
}
