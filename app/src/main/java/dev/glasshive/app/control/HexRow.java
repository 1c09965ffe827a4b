package dev.glasshive.app.control;

import java.util.List;

/// One row of a [HexGrid]: a label such as `fp-8` or `+0x10`, and its bytes.
public record HexRow(String label, List<HexByte> bytes) {
    public HexRow {
        bytes = List.copyOf(bytes);
    }
}
