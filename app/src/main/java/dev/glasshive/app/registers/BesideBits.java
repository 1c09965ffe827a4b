package dev.glasshive.app.registers;

/// Whether a narrow line has room for the value of a register beside its bits.
final class BesideBits {
    /// What a line takes besides value and bits, and a narrower one, in letters.
    private static final double AROUND = 12.6;
    private static final double TIGHTLY = 10.4;
    private static final double BIT = 0.54;
    private static final double LETTER = 0.61;
    /// A value that is cut to less tells nothing.
    private static final double LEAST = 5.5;

    private BesideBits() {}

    /// @param width of the line, in letters
    /// @param bits how many are shown
    /// @param digits how many letters the value has
    static boolean hasRoom(double width, boolean tight, int bits, int digits) {
        return width - (tight ? TIGHTLY : AROUND) - bits * BIT >= Math.min(digits * LETTER, LEAST);
    }
}
