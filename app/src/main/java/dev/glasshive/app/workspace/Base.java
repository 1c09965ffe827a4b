package dev.glasshive.app.workspace;

import java.nio.charset.StandardCharsets;

/// How numbers are written.
public enum Base {
    HEX, DECIMAL, UNSIGNED, BINARY, ASCII, NETWORK;

    private static final int GROUP = 4;

    /// `value` as a 64-bit number.
    public String format(long value) {
        return switch (this) {
            case HEX -> "0x" + Long.toHexString(value);
            case DECIMAL -> Long.toString(value);
            case UNSIGNED -> Long.toUnsignedString(value);
            case BINARY -> "0b" + grouped(Long.toBinaryString(value));
            case ASCII -> letters(value);
            case NETWORK -> network(value);
        };
    }

    /// Underscores between every four digits, from the right.
    private static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '_');
        }
        return text.toString();
    }

    /// The bytes as letters, the lowest one first, as they lie in memory; a dot stands for what is no letter.
    private static String letters(long value) {
        byte[] letters = new byte[bytes(value)];
        for (int i = 0; i < letters.length; i++) {
            int letter = (int) (value >>> 8 * i) & 0xff;
            letters[i] = (byte) (letter >= 0x20 && letter < 0x7f ? letter : '.');
        }
        return "'" + new String(letters, StandardCharsets.US_ASCII) + "'";
    }

    /// What a network would call the number: its bytes in the other order, in the smallest size that holds it.
    private static String network(long value) {
        int size = bytes(value) <= 2 ? 2 : bytes(value) <= 4 ? 4 : 8;
        long swapped = Long.reverseBytes(value) >>> 8 * (Long.BYTES - size);
        String digits = Long.toHexString(swapped);
        return "be 0x" + "0".repeat(2 * size - digits.length()) + digits;
    }

    private static int bytes(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
    }
}
