package dev.glasshive.packet;

/// The small words of messages and field texts.
final class Wording {
    private Wording() {}

    static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    static String hex(long value, int bytes) {
        return ("0x%0" + 2 * bytes + "x").formatted(value);
    }

    /// `c` itself, or its code where a terminal could not show it.
    static String printable(char c) {
        return c >= 0x20 && c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c);
    }

    /// Bytes from the network as text: printable ASCII as it is, everything else as `\ddd` like DNS zone files write it.
    static String escaped(int octet) {
        return octet > 0x20 && octet < 0x7f && octet != '\\' && octet != '.' ? String.valueOf((char) octet) : "\\%03d".formatted(octet);
    }
}
