package dev.glasshive.app.jit;

import java.util.List;

/// How wide each column of the table is, in parts of the width; one of no width is left out.
///
/// @param shares of instruction, bytecode, bytes of native code, its text
record Columns(List<Integer> shares) {
    private static final Columns ROOMY = new Columns(List.of(25, 26, 23, 26));
    private static final Columns STACKED = new Columns(List.of(100, 0, 0, 0));
    private static final Columns ALL = new Columns(List.of(22, 27, 24, 27));
    /// From so many letters on, all columns fit; below so few, the bytecode has no room either.
    private static final double FOR_ALL = 72;
    private static final double FOR_BYTECODE = 40;
    /// The width of a letter of the table, the space behind a column and the one for numbers before the first, against the size of type.
    private static final double LETTER = 0.565;
    private static final double GAP = 1;

    Columns {
        shares = List.copyOf(shares);
    }

    /// What fits into so many letters. Where that is little, a column is as wide as its usual words need, and the bytecode has the rest.
    static Columns in(double letters, Usual usual) {
        if (letters > FOR_ALL) {
            return letters > 92 ? ROOMY : ALL;
        }
        double room = Math.max(1, letters - RowPane.NUMBER);
        boolean hasBytecode = letters >= FOR_BYTECODE;
        if (!hasBytecode && room < (usual.text() + usual.natives()) * LETTER + 2 * GAP) {
            return STACKED;
        }
        int text = share(usual.text(), room, hasBytecode ? 42 : 60);
        int natives = hasBytecode ? share(usual.natives(), room, 36) : 100 - text;
        return new Columns(List.of(text, 100 - text - natives, 0, natives));
    }

    /// Whether the code for the processor stands below its instruction, because there is no room beside it.
    boolean isStacked() {
        return equals(STACKED);
    }

    private static int share(int words, double room, int most) {
        return Math.clamp((long) Math.ceil(100 * (words * LETTER + GAP) / room), 20, most);
    }
}
