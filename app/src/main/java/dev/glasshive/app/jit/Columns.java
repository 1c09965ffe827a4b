package dev.glasshive.app.jit;

import java.util.List;

/// How wide each column of the table is, in parts of the width; one of no width is left out.
///
/// @param shares of instruction, bytecode, bytes of native code, its text
record Columns(List<Integer> shares) {
    private static final Columns ROOMY = new Columns(List.of(25, 26, 23, 26));
    private static final Columns ALL = new Columns(List.of(22, 27, 24, 27));
    private static final Columns NO_BYTES = new Columns(List.of(38, 27, 0, 35));
    private static final Columns ENDS = new Columns(List.of(52, 0, 0, 48));

    Columns {
        shares = List.copyOf(shares);
    }

    /// What fits into so many letters.
    static Columns in(double letters) {
        return letters > 92 ? ROOMY : letters > 72 ? ALL : letters >= 40 ? NO_BYTES : ENDS;
    }
}
