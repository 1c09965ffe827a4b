package dev.glasshive.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/// Content behind a line that says what it is and holds a sum over it, which tells a damaged file from a whole one.
public final class Summed {
    private Summed() {}

    /// `body` behind its line.
    ///
    /// @param kind what it is, and in which version; no line ends
    public static byte[] write(String kind, byte[] body) {
        byte[] head = (kind + " " + sum(body) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /// What stands behind the line of `all`; empty if `all` is not of that kind, or damaged.
    public static Optional<byte[]> read(String kind, byte[] all) {
        int end = 0;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        if (end == all.length) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(all, end + 1, all.length);
        return new String(all, 0, end, StandardCharsets.UTF_8).equals(kind + " " + sum(body)) ? Optional.of(body) : Optional.empty();
    }

    private static String sum(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return String.format(Locale.ROOT, "%d-%08x", body.length, sum.getValue());
    }
}
