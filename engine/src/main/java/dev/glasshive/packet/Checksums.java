package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.util.List;

/// Puts right checksums into packets: of IPv4 headers, TCP, UDP, ICMP and ICMPv6 (RFC 1071).
public final class Checksums {
    private static final int IP4_CHECKSUM = 10;
    private static final int IP6_HEADER = 40;
    private static final int NO_SUM = 0;

    private Checksums() {}

    /// `packet` with every checksum right that can be known: not those of fragments and of packets that are cut off, nor a UDP checksum over IPv4 that is not used.
    public static Bytes corrected(Bytes packet, LinkType linkType) {
        byte[] bytes = packet.toArray();
        List<Header> headers = Dissector.dissect(packet, linkType).headers();
        // A checksum inside may be part of the bytes that one outside is over.
        for (int i = headers.size() - 1; i >= 0; i--) {
            Header header = headers.get(i);
            if (header.truncated()) {
                continue;
            }
            if (header.protocol().equals("IPv4")) {
                put(bytes, header.offset() + IP4_CHECKSUM, NO_SUM);
                put(bytes, header.offset() + IP4_CHECKSUM, folded(sum(bytes, header.offset(), header.length())));
            } else {
                transport(bytes, headers.subList(0, i), header);
            }
        }
        return Bytes.of(bytes);
    }

    private static void transport(byte[] bytes, List<Header> before, Header header) {
        int at = switch (header.protocol()) {
            case "TCP" -> 16;
            case "UDP" -> 6;
            case "ICMP", "ICMPv6" -> 2;
            default -> -1;
        };
        Header ip = before.stream().filter(h -> h.protocol().equals("IPv4") || h.protocol().equals("IPv6")).reduce((outer, inner) -> inner).orElse(null);
        if (at < 0 || ip == null || isFragment(bytes, before, ip)) {
            return;
        }
        boolean four = ip.protocol().equals("IPv4");
        int end = ip.offset() + (four ? number(bytes, ip.offset() + 2) : IP6_HEADER + number(bytes, ip.offset() + 4));
        int length = end - header.offset();
        int field = header.offset() + at;
        boolean unused = four && header.protocol().equals("UDP") && number(bytes, field) == NO_SUM;
        if (length < at + 2 || end > bytes.length || unused) {
            return;
        }
        long sum = 0;
        if (!header.protocol().equals("ICMP")) {
            sum = four ? sum(bytes, ip.offset() + 12, 8) : sum(bytes, ip.offset() + 8, 32);
            sum += length + number(header.protocol());
        }
        put(bytes, field, NO_SUM);
        int right = folded(sum + sum(bytes, header.offset(), length));
        put(bytes, field, right == NO_SUM && header.protocol().equals("UDP") ? 0xffff : right);
    }

    private static boolean isFragment(byte[] bytes, List<Header> before, Header ip) {
        return ip.protocol().equals("IPv4") ? (number(bytes, ip.offset() + 6) & 0x3fff) != 0 : before.stream().anyMatch(h -> h.protocol().equals("IPv6 fragment"));
    }

    private static int number(String protocol) {
        return switch (protocol) {
            case "TCP" -> 6;
            case "UDP" -> 17;
            default -> 58;
        };
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    private static long sum(byte[] bytes, int start, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 2) {
            sum += (bytes[start + i] & 0xff) << 8 | (i + 1 < length ? bytes[start + i + 1] & 0xff : 0);
        }
        return sum;
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) (~folded & 0xffff);
    }
}
