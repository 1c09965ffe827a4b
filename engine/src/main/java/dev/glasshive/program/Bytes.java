package dev.glasshive.program;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of bytes with value equality, so that records can hold keys and values.
public final class Bytes {
    /// No bytes.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of `content`.
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /// A copy of `length` bytes of `content` from `start`.
    public static Bytes of(byte[] content, int start, int length) {
        return new Bytes(Arrays.copyOfRange(content, start, start + length));
    }

    /// The bytes that `hex`, two digits each, stands for.
    ///
    /// @throws IllegalArgumentException if it is not hexadecimal
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// `value` in little-endian order in `length` bytes.
    ///
    /// @param length 1 to 8
    public static Bytes ofLittleEndian(long value, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (value >>> 8 * i);
        }
        return new Bytes(content);
    }

    /// `value` in `length` bytes of a host of byte order `order`.
    ///
    /// @param length 1 to 8
    public static Bytes of(long value, int length, ByteOrder order) {
        return ofLittleEndian(order == ByteOrder.BIG_ENDIAN ? Long.reverseBytes(value) >>> 64 - 8 * length : value, length);
    }

    /// How many bytes.
    public int length() {
        return content.length;
    }

    /// The byte at `index`.
    public byte at(int index) {
        return content[index];
    }

    /// The first `min(length, 8)` bytes as a little-endian unsigned number.
    public long toLittleEndian() {
        long value = 0;
        for (int i = Math.min(content.length, 8) - 1; i >= 0; i--) {
            value = value << 8 | (content[i] & 0xff);
        }
        return value;
    }

    /// The bytes, at most 8, as an unsigned number of a host of byte order `order`.
    public long toNumber(ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN && content.length > 0 ? Long.reverseBytes(toLittleEndian()) >>> 64 - 8 * Math.min(content.length, 8) : toLittleEndian();
    }

    /// A fresh copy.
    public byte[] toArray() {
        return content.clone();
    }

    /// Two lower-case hexadecimal digits a byte, nothing between.
    public String toHex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
