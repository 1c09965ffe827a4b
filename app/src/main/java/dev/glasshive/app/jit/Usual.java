package dev.glasshive.app.jit;

import java.util.List;
import java.util.stream.IntStream;

/// How many letters the lines of a table have, but for the few that are longer.
///
/// @param text of an instruction
/// @param natives of an instruction of the processor
record Usual(int text, int natives) {
    /// What a table has of which nothing is known.
    static final Usual UNKNOWN = new Usual(26, 30);
    private static final double SHARE = 0.95;

    /// The letters of `rows`.
    static Usual of(List<Row> rows) {
        IntStream texts = rows.stream().mapToInt(row -> row instanceof Row.Code code ? code.text().length() : 0);
        return rows.isEmpty() ? UNKNOWN : new Usual(usual(texts), usual(rows.stream().flatMap(row -> row.natives().stream()).mapToInt(one -> one.text().length())));
    }

    private static int usual(IntStream lengths) {
        int[] sorted = lengths.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * SHARE)];
    }
}
