package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.program.Bytes;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// Bytes as people write them: a number, an IPv4 address, bytes in hexadecimal, or a text in quotes.
public sealed interface CellText {
    /// The bytes that were meant.
    record Good(Bytes bytes) implements CellText {}

    /// Why nothing can be made of it, and what to write instead.
    record Bad(String message) implements CellText {}

    /// What `text` says, in `size` bytes of a host of byte order `order`.
    static CellText parse(String text, int size, ByteOrder order) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return new Bad(Text.of("cell.empty", example(size)));
        }
        if (wanted.startsWith("\"")) {
            return quoted(wanted, size);
        }
        if (Reading.ADDRESS.matcher(wanted).matches()) {
            return address(wanted, size);
        }
        if (Reading.NUMBER.matcher(wanted).matches() && size <= Long.BYTES) {
            return number(wanted, size, order);
        }
        return hexadecimal(wanted, size);
    }

    /// A text that [#parse] understands for cells of `size` bytes.
    static String example(int size) {
        return size <= Long.BYTES ? Text.of("cell.example.number", bytes(Math.min(size, 4)) + (size > 4 ? " …" : "")) : Text.of("cell.example.bytes", size);
    }

    /// `bytes` as [#parse] takes them: a number where they are few, else hexadecimal.
    static String print(Bytes bytes, ByteOrder order) {
        return bytes.length() <= Long.BYTES ? Long.toUnsignedString(bytes.toNumber(order)) : spaced(bytes);
    }

    /// Two digits a byte, with spaces between.
    static String spaced(Bytes bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes.toArray());
    }

    private static CellText quoted(String text, int size) {
        byte[] letters = text.substring(1, text.length() > 1 && text.endsWith("\"") ? text.length() - 1 : text.length()).getBytes(StandardCharsets.UTF_8);
        return letters.length > size ? new Bad(Text.of("cell.long-text", letters.length, size)) : new Good(Bytes.of(Arrays.copyOf(letters, size)));
    }

    private static CellText address(String text, int size) {
        if (size != 4) {
            return new Bad(Text.of("cell.address-size", size, example(size)));
        }
        byte[] bytes = new byte[4];
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > 255) {
                return new Bad(Text.of("cell.address", parts[i]));
            }
            bytes[i] = (byte) part;
        }
        return new Good(Bytes.of(bytes));
    }

    private static CellText number(String text, int size, ByteOrder order) {
        boolean negative = text.startsWith("-");
        String digits = text.substring(negative ? 1 : 0).toLowerCase(Locale.ROOT);
        BigInteger magnitude = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        BigInteger most = BigInteger.ONE.shiftLeft(8 * size);
        if (value.compareTo(most) >= 0 || value.compareTo(most.shiftRight(1).negate()) < 0) {
            return new Bad(Text.of("cell.range", text, size, most.shiftRight(1).negate().toString(), most.subtract(BigInteger.ONE).toString()));
        }
        return new Good(Bytes.of(value.longValue(), size, order));
    }

    private static CellText hexadecimal(String text, int size) {
        String digits = text.replaceFirst("^0[xX]", "").replaceAll("[\\s:]", "");
        if (!Reading.DIGITS.matcher(digits).matches()) {
            return new Bad(Text.of("cell.neither", text.length() > 24 ? text.substring(0, 23) + "…" : text, example(size)));
        }
        if (digits.length() != 2 * size) {
            return new Bad(Text.of("cell.count", digits.length() / 2.0, size));
        }
        return new Good(Bytes.ofHex(digits.toLowerCase(Locale.ROOT)));
    }

    private static String bytes(int size) {
        return spaced(Bytes.of(17, Math.max(1, size), ByteOrder.LITTLE_ENDIAN));
    }

    /// What texts look like.
    final class Reading {
        private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
        private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,20}|0[xX][0-9a-fA-F]{1,16})");
        private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

        private Reading() {}
    }
}
