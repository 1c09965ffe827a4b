package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.util.StringJoiner;

/// Addresses as text: `00:00:5e:00:53:10`, `192.0.2.10`, and IPv6 in the form of RFC 5952.
final class Addresses {
    private Addresses() {}

    static String text(Bytes data, int offset, int length) {
        return switch (length) {
            case 4 -> joined(data, offset, 4, ".", "%d");
            case 16 -> ipv6(data, offset);
            default -> joined(data, offset, length, ":", "%02x");
        };
    }

    private static String joined(Bytes data, int offset, int length, String separator, String format) {
        StringJoiner text = new StringJoiner(separator);
        for (int i = 0; i < length; i++) {
            text.add(format.formatted(data.at(offset + i) & 0xff));
        }
        return text.toString();
    }

    private static String ipv6(Bytes data, int offset) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (data.at(offset + 2 * i) & 0xff) << 8 | (data.at(offset + 2 * i + 1) & 0xff);
        }
        // RFC 5952 section 4.2: the first of the longest runs of at least two zero groups becomes "::".
        int gap = 0;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > gapLength) {
                gap = i;
                gapLength = run;
            }
        }
        if (gapLength == 1) {
            return groups(groups, 0, 8);
        }
        return groups(groups, 0, gap) + "::" + groups(groups, gap + gapLength, 8);
    }

    private static String groups(int[] groups, int from, int to) {
        StringJoiner text = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            text.add(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
