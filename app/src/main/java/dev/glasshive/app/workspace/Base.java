package dev.glasshive.app.workspace;

/// How numbers are written.
public enum Base {
    HEX, DECIMAL, BINARY;

    /// `value` as a 64-bit number.
    public String format(long value) {
        return switch (this) {
            case HEX -> "0x" + Long.toHexString(value);
            case DECIMAL -> Long.toString(value);
            case BINARY -> "0b" + Long.toBinaryString(value);
        };
    }
}
