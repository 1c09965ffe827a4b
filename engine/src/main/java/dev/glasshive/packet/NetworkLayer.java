package dev.glasshive.packet;

import static dev.glasshive.packet.FieldKind.CHECKSUM;
import static dev.glasshive.packet.FieldKind.DATA;
import static dev.glasshive.packet.FieldKind.FLAGS;
import static dev.glasshive.packet.FieldKind.LENGTH;
import static dev.glasshive.packet.FieldKind.NUMBER;
import static dev.glasshive.packet.FieldKind.TYPE;

import dev.glasshive.packet.Layer.Next;

/// IPv4 (RFC 791) and IPv6 (RFC 8200) with its extension headers.
final class NetworkLayer {
    private static final int SHORTEST_IPV4 = 20;

    private NetworkLayer() {}

    /// Either version, by the first four bits.
    static Next ip(HeaderReader in) {
        long version = in.left() == 0 ? 0 : in.peek(in.position(), 1) >> 4;
        return version == 4 ? ipv4(in) : version == 6 ? ipv6(in) : Layer.payload(in);
    }

    static Next ipv4(HeaderReader in) {
        in.protocol("IPv4");
        long first = in.number("Version", NUMBER, 1, v -> (v >> 4) + (v >> 4 == 4 ? "" : ": not 4"));
        int headerLength = (int) (first & 0xf) * 4;
        in.part("Header length", LENGTH, 1, headerLength + " bytes" + (headerLength < SHORTEST_IPV4 ? ": shorter than 20, so damaged" : ""));
        in.number("Type of service", FLAGS, 1, v -> Wording.hex(v, 1));
        int totalLength = (int) in.number("Total length", LENGTH, 2, v -> totalLength(v, headerLength, in.end() - in.start()));
        in.number("Identification", NUMBER, 2, v -> Wording.hex(v, 2));
        int fragment = (int) in.number("Fragment", FLAGS, 2, NetworkLayer::fragmentWords);
        in.number("Time to live", NUMBER, 1);
        int protocol = (int) in.number("Protocol", TYPE, 1, v -> Names.decimal("protocol", v));
        in.number("Header checksum", CHECKSUM, 2, v -> checksumWords(in, headerLength, v));
        in.address(Dissection.Fields.SOURCE, 4);
        in.address(Dissection.Fields.DESTINATION, 4);
        if (!in.truncated() && headerLength > SHORTEST_IPV4) {
            in.bytes("Options", DATA, headerLength - SHORTEST_IPV4, optionWords(in));
        }
        if (!in.truncated() && headerLength < SHORTEST_IPV4) {
            in.about("damaged header length");
        }
        // A total length of 0 means that the network card was to cut the packet into smaller ones.
        int end = totalLength < SHORTEST_IPV4 ? in.end() : in.start() + Math.max(totalLength, in.position() - in.start());
        boolean inside = (fragment & 0x1fff) != 0 || headerLength < SHORTEST_IPV4;
        return new Next(inside ? Layer::payload : transport(protocol), end);
    }

    private static String totalLength(long total, int headerLength, int there) {
        if (total == 0) {
            return "0: left to the network card";
        }
        return Wording.bytes(total) + (total < headerLength ? ": shorter than the header, so damaged" : total > there ? ": " + there + " are there" : "");
    }

    private static String fragmentWords(long field) {
        StringBuilder words = new StringBuilder();
        if ((field & 0x4000) != 0) {
            words.append("don't fragment, ");
        }
        if ((field & 0x2000) != 0) {
            words.append("more follow, ");
        }
        return words.append("offset ").append((field & 0x1fff) * 8).toString();
    }

    private static String checksumWords(HeaderReader in, int headerLength, long stated) {
        String text = Wording.hex(stated, 2);
        if (headerLength < SHORTEST_IPV4 || in.start() + headerLength > in.data().length()) {
            return text;
        }
        long sum = 0;
        for (int i = 0; i < headerLength; i += 2) {
            sum += i == 10 ? 0 : in.peek(in.start() + i, 2);
        }
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        long expected = ~sum & 0xffff;
        return expected == stated ? text + " right" : text + " wrong: " + Wording.hex(expected, 2) + " expected";
    }

    private static String optionWords(HeaderReader in) {
        if (in.left() == 0) {
            return "";
        }
        long kind = in.peek(in.position(), 1);
        return Names.with("ipv4option", kind, "first: " + kind);
    }

    static Next ipv6(HeaderReader in) {
        in.protocol("IPv6");
        long first = in.number("Version", NUMBER, 4, v -> (v >> 28) + (v >> 28 == 6 ? "" : ": not 6"));
        in.part("Traffic class", FLAGS, 4, Wording.hex(first >> 20 & 0xff, 1));
        in.part("Flow label", NUMBER, 4, Wording.hex(first & 0xfffff, 3));
        int length = (int) in.number("Payload length", LENGTH, 2, Wording::bytes);
        int next = (int) in.number("Next header", TYPE, 1, v -> Names.decimal("protocol", v));
        in.number("Hop limit", NUMBER, 1);
        in.address(Dissection.Fields.SOURCE, 16);
        in.address(Dissection.Fields.DESTINATION, 16);
        return new Next(transport(next), length == 0 ? in.end() : in.position() + length);
    }

    private static Next extension(HeaderReader in, int kind) {
        in.protocol("IPv6 " + Names.name("protocol", kind));
        int next = (int) in.number("Next header", TYPE, 1, v -> Names.decimal("protocol", v));
        boolean authentication = kind == 51;
        int length = (int) in.number("Length", LENGTH, 1, v -> Wording.bytes(authentication ? (v + 2) * 4 : (v + 1) * 8));
        in.bytes("Data", DATA, (authentication ? (length + 2) * 4 : (length + 1) * 8) - 2, "");
        return new Next(transport(next), in.end());
    }

    private static Next fragment(HeaderReader in) {
        in.protocol("IPv6 fragment");
        int next = (int) in.number("Next header", TYPE, 1, v -> Names.decimal("protocol", v));
        in.number("Reserved", NUMBER, 1);
        long offset = in.number("Fragment", FLAGS, 2, v -> ((v & 1) == 1 ? "more follow, " : "") + "offset " + (v & 0xfff8));
        in.number("Identification", NUMBER, 4, v -> Wording.hex(v, 4));
        return new Next((offset & 0xfff8) == 0 ? transport(next) : Layer::payload, in.end());
    }

    private static Layer transport(int protocol) {
        return switch (protocol) {
            case 1 -> ControlMessage::icmp;
            case 4 -> NetworkLayer::ipv4;
            case 6 -> TransportLayer::tcp;
            case 17 -> TransportLayer::udp;
            case 41 -> NetworkLayer::ipv6;
            case 44 -> NetworkLayer::fragment;
            case 58 -> ControlMessage::icmpv6;
            case 0, 43, 51, 60 -> in -> extension(in, protocol);
            default -> Layer::payload;
        };
    }
}
