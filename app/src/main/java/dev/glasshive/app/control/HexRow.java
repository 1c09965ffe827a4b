package dev.glasshive.app.control;

import java.util.List;
import java.util.stream.Collectors;

/// One row of a [HexGrid]: a label such as `fp-8` or `+0x10`, and its bytes.
public record HexRow(String label, List<HexByte> bytes) {
    public HexRow {
        bytes = List.copyOf(bytes);
    }

    /// Its label and its cells, and what is known of them.
    public String text() {
        return label + "  " + bytes.stream().map(cell -> (cell.text().isEmpty() ? "··" : cell.text()) + cell.known().map(known -> "  (" + known.words() + ")").orElse(""))
                .collect(Collectors.joining(" "));
    }

    /// Which cell holds byte `index` of the row; some cells are several bytes wide.
    public int column(int index) {
        int column = 0;
        while (column + 1 < bytes.size() && first(column + 1) <= index) {
            column++;
        }
        return column;
    }

    /// The first byte that cell `column` holds.
    public int first(int column) {
        return bytes.stream().limit(column).mapToInt(HexByte::span).sum();
    }
}
