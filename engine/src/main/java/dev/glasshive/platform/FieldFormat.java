package dev.glasshive.platform;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How people read and write the bytes of a context's field. Numbers lie in memory in the host's order, addresses and ports of networks as they go over the wire.
public enum FieldFormat {
    /// A number, in decimal.
    NUMBER("a number, such as 443 or 0x1bb"),
    /// A number, in hexadecimal.
    HEX("a number, such as 443 or 0x1bb"),
    /// An IPv4 address.
    IP4("an IPv4 address, such as 10.0.0.1"),
    /// An IPv6 address.
    IP6("an IPv6 address, such as 2001:db8::1"),
    /// A port as a number of 16 bits in network order; of four bytes, a number of 32 bits that is this one.
    PORT("a port, 0 to 65535"),
    /// A port in the last two of four bytes.
    PORT32("a port, 0 to 65535"),
    /// A family of addresses, a port and an IPv4 or IPv6 address: `struct sockaddr_in` or `sockaddr_in6` of Windows, or as many bytes of it as fit.
    SOCKADDR("an address and a port, such as 10.0.0.1:443 or [::1]:443"),
    /// Anything else: bytes in hexadecimal.
    BYTES("bytes in hexadecimal");

    private static final Pattern IP6_GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final int GROUPS = 8;
    /// Families of addresses on Windows; Linux has another number for the second, and no field in this format.
    private static final int IP4_FAMILY = 2;
    private static final int IP6_FAMILY = 23;
    /// Where the address lies in the two structures, and how long they are with it.
    private static final int IP4_AT = 4;
    private static final int IP4_SOCKET = 8;
    private static final int IP6_AT = 8;
    private static final int IP6_SOCKET = 24;

    private final String expected;

    FieldFormat(String expected) {
        this.expected = expected;
    }

    /// What to write, for messages.
    public String expected() {
        return expected;
    }

    /// The `size` bytes that `text` says on a host of byte order `order`, if it is well written.
    public Optional<byte[]> parse(String text, int size, ByteOrder order) {
        return parse(text, size).map(bytes -> inOrder(bytes, order));
    }

    /// The value of `bytes` of a host of byte order `order`, as people write it.
    public String print(byte[] bytes, ByteOrder order) {
        return print(inOrder(bytes, order));
    }

    /// The bytes on a host of byte order `order` that are `littleEndian` on a little-endian one, or the other way about.
    public byte[] inOrder(byte[] littleEndian, ByteOrder order) {
        byte[] bytes = littleEndian.clone();
        if (order == ByteOrder.BIG_ENDIAN) {
            switch (this) {
                case NUMBER, HEX -> swap(bytes, bytes.length, 1);
                // A number of 16 bits in the lower half of one of 32: the halves change places, and neither is reversed.
                case PORT -> swap(bytes, bytes.length == 4 ? 4 : 0, 2);
                case SOCKADDR -> swap(bytes, 2, 1);
                case IP4, IP6, PORT32, BYTES -> { }
            }
        }
        return bytes;
    }

    /// Reverses the order of the units in the first `length` bytes.
    private static void swap(byte[] bytes, int length, int unit) {
        byte[] before = bytes.clone();
        for (int i = 0; i < length; i++) {
            bytes[length - unit - i / unit * unit + i % unit] = before[i];
        }
    }

    private Optional<byte[]> parse(String text, int size) {
        return switch (this) {
            case NUMBER, HEX -> number(text, size);
            case IP4 -> ip4(text).or(() -> number(text, size));
            case IP6 -> ip6(text).or(() -> number(text, size));
            case PORT -> port(text).map(port -> Arrays.copyOf(port, size));
            case PORT32 -> port(text).map(port -> new byte[] {0, 0, port[0], port[1]});
            case SOCKADDR -> socketAddress(text).map(bytes -> Arrays.copyOf(bytes, size));
            case BYTES -> bytes(text, size);
        };
    }

    private String print(byte[] bytes) {
        return switch (this) {
            case NUMBER -> bytes.length > Long.BYTES ? HexFormat.of().formatHex(bytes) : Long.toUnsignedString(littleEndian(bytes));
            case HEX -> "0x" + Long.toHexString(littleEndian(bytes));
            case IP4 -> (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
            case IP6 -> groups(bytes);
            case PORT -> Integer.toString(bigEndian(bytes, 0));
            case PORT32 -> Integer.toString(bigEndian(bytes, 2));
            case SOCKADDR -> switch ((int) littleEndian(Arrays.copyOf(bytes, 2))) {
                case IP4_FAMILY -> IP4.print(Arrays.copyOfRange(bytes, 4, 8)) + ":" + bigEndian(bytes, 2);
                case IP6_FAMILY -> "[" + inBrackets(bytes) + "]:" + bigEndian(bytes, 2);
                default -> HexFormat.of().formatHex(bytes);
            };
            case BYTES -> HexFormat.of().formatHex(bytes);
        };
    }

    private static Optional<byte[]> number(String text, int size) {
        try {
            String lower = text.toLowerCase(Locale.ROOT);
            boolean negative = lower.startsWith("-");
            String digits = negative ? lower.substring(1) : lower;
            if (digits.isEmpty() || !Character.isLetterOrDigit(digits.charAt(0)) || digits.length() > 40) {
                return Optional.empty();
            }
            BigInteger value = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
            if (value.bitLength() > (negative ? size * 8 - 1 : size * 8)) {
                return Optional.empty();
            }
            byte[] bytes = new byte[size];
            BigInteger signed = negative ? value.negate() : value;
            for (int i = 0; i < size; i++) {
                bytes[i] = signed.shiftRight(8 * i).byteValue();
            }
            return Optional.of(bytes);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> ip4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return parts.length == 4 ? Optional.of(bytes) : Optional.empty();
    }

    private static Optional<byte[]> ip6(String text) {
        int colon = text.lastIndexOf(':');
        if (colon >= 0 && text.indexOf('.', colon) >= 0) {
            return ip4(text.substring(colon + 1))
                    .flatMap(end -> ip6(text.substring(0, colon + 1) + Integer.toHexString(bigEndian(end, 0)) + ":" + Integer.toHexString(bigEndian(end, 2))));
        }
        String[] halves = text.toLowerCase(Locale.ROOT).split("::", -1);
        String[] head = groupsOf(halves[0]);
        String[] tail = halves.length == 2 ? groupsOf(halves[1]) : new String[0];
        boolean complete = halves.length == 1 ? head.length == GROUPS : halves.length == 2 && head.length + tail.length < GROUPS;
        if (!complete) {
            return Optional.empty();
        }
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < head.length + tail.length; i++) {
            String group = i < head.length ? head[i] : tail[i - head.length];
            int at = i < head.length ? i : GROUPS - tail.length + i - head.length;
            if (!IP6_GROUP.matcher(group).matches()) {
                return Optional.empty();
            }
            int value = Integer.parseInt(group, 16);
            bytes[2 * at] = (byte) (value >> 8);
            bytes[2 * at + 1] = (byte) value;
        }
        return Optional.of(bytes);
    }

    private static String[] groupsOf(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static Optional<byte[]> port(String text) {
        return number(text, 2).filter(_ -> !text.startsWith("-")).map(bytes -> new byte[] {bytes[1], bytes[0]});
    }

    private static Optional<byte[]> socketAddress(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<byte[]> port = port(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean wide = host.startsWith("[") && host.endsWith("]");
        Optional<byte[]> address = wide ? ip6(host.substring(1, host.length() - 1)) : ip4(host);
        if (port.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[wide ? IP6_SOCKET : IP4_SOCKET];
        bytes[0] = (byte) (wide ? IP6_FAMILY : IP4_FAMILY);
        System.arraycopy(port.get(), 0, bytes, 2, 2);
        System.arraycopy(address.get(), 0, bytes, wide ? IP6_AT : IP4_AT, address.get().length);
        return Optional.of(bytes);
    }

    /// The address in a `sockaddr_in6`; where its end is cut off, the groups that are there.
    private static String inBrackets(byte[] bytes) {
        if (bytes.length >= IP6_SOCKET) {
            return groups(Arrays.copyOfRange(bytes, IP6_AT, IP6_AT + 2 * GROUPS));
        }
        StringBuilder text = new StringBuilder();
        for (int at = IP6_AT; at + 1 < bytes.length; at += 2) {
            text.append(Integer.toHexString(bigEndian(bytes, at))).append(':');
        }
        return text.append('…').toString();
    }

    private static Optional<byte[]> bytes(String text, int size) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (!digits.matches("([0-9a-fA-F]{2})*") || digits.length() > 2 * size) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(HexFormat.of().parseHex(digits), size));
    }

    private static long littleEndian(byte[] bytes) {
        long value = 0;
        for (int i = Math.min(bytes.length, Long.BYTES) - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    private static int bigEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /// The longest run of zeros is left out (RFC 5952).
    private static String groups(byte[] bytes) {
        int longest = 1;
        int from = -1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && bigEndian(bytes, 2 * end) == 0) {
                end++;
            }
            if (end - start > longest) {
                longest = end - start;
                from = start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.toString().endsWith("::") ? "" : ":").append(Integer.toHexString(bigEndian(bytes, 2 * i)));
            }
        }
        return text.toString();
    }
}
