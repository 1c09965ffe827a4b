package dev.glasshive.lesson;

import dev.glasshive.program.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value as a lesson writes it down: a number, bytes in order of their addresses, or the name of a return code.
public sealed interface Data {

    /// `17`, `0x11` or `-1`.
    ///
    /// @param text as written, so that messages keep its base
    record Numeral(long value, String text) implements Data {
        @Override
        public boolean equals(Object other) {
            return other instanceof Numeral that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// `11 00 00 00`: at least two bytes of two digits, lowest address first.
    record Raw(Bytes bytes) implements Data {
        @Override
        public String toString() {
            return spaced(bytes);
        }
    }

    /// `XDP_PASS`
    record Code(String name) implements Data {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A word that answers a question: `taken`, `rejected`, `pkt`, `[0, 255]`.
    record Word(String text) implements Data {
        @Override
        public String toString() {
            return text;
        }
    }

    /// The value that `text` stands for.
    static Optional<Data> parse(String text) {
        return DataText.parse(text.strip());
    }

    /// The bytes that hexadecimal digits stand for, whatever stands between them.
    static Optional<Raw> parseBytes(String text) {
        return DataText.bytes(text.strip());
    }

    /// Two digits a byte with spaces between.
    static String spaced(Bytes bytes) {
        return IntStream.range(0, bytes.length()).mapToObj(i -> String.format(Locale.ROOT, "%02x", bytes.at(i))).collect(Collectors.joining(" "));
    }

    /// Whether memory that holds `actual` holds this: a number is compared in little-endian order over all of it.
    default boolean matches(Bytes actual) {
        return switch (this) {
            case Numeral(long value, String text) -> {
                for (int i = 0; i < actual.length(); i++) {
                    long expected = i < 8 ? value >>> 8 * i : value >> 63;
                    if (actual.at(i) != (byte) expected) {
                        yield false;
                    }
                }
                // A number that does not fit would match its own lower bytes.
                int bits = 8 * Math.min(actual.length(), 8);
                yield bits == 64 || value >>> bits == 0 || value >> bits - 1 == -1;
            }
            case Raw(Bytes bytes) -> bytes.equals(actual);
            case Code _, Word _ -> false;
        };
    }
}
