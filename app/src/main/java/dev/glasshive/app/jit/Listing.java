package dev.glasshive.app.jit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the pane shows of one program.
///
/// @param program its name
/// @param sizes what it comes to, in one sentence
public record Listing(String program, List<Row> rows, String sizes) {
    /// Copies what it is given.
    public Listing {
        rows = List.copyOf(rows);
    }

    /// The rows of instructions, by slot.
    Map<Integer, Integer> bySlot() {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Code code) {
                places.put(code.slot(), i);
            }
        }
        return places;
    }
}
