package dev.glasshive.packet;

import static dev.glasshive.packet.FieldKind.CHECKSUM;
import static dev.glasshive.packet.FieldKind.FLAGS;
import static dev.glasshive.packet.FieldKind.LENGTH;
import static dev.glasshive.packet.FieldKind.NUMBER;

import dev.glasshive.packet.Layer.Next;
import java.util.List;
import java.util.StringJoiner;

/// TCP (RFC 9293) and UDP (RFC 768).
final class TransportLayer {
    private static final int SHORTEST_TCP = 20;
    private static final int UDP_HEADER = 8;
    private static final List<Integer> DNS_PORTS = List.of(53, 5353);
    private static final List<String> FLAG_WORDS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

    private TransportLayer() {}

    static Next udp(HeaderReader in) {
        in.protocol("UDP");
        boolean dns = ports(in, "udp");
        int length = (int) in.number("Length", LENGTH, 2, v -> Wording.bytes(v) + (v < UDP_HEADER ? ": shorter than its header, so damaged" : ""));
        in.number("Checksum", CHECKSUM, 2, v -> v == 0 ? "0: not used" : Wording.hex(v, 2));
        int end = length < UDP_HEADER ? in.end() : Math.min(in.end(), in.start() + length);
        return new Next(dns ? Dns::message : Layer::payload, end);
    }

    static Next tcp(HeaderReader in) {
        in.protocol("TCP");
        boolean dns = ports(in, "tcp");
        in.number("Sequence number", NUMBER, 4);
        in.number("Acknowledgment number", NUMBER, 4);
        int headerLength = (int) (in.number("Header length", LENGTH, 1, v -> headerWords((int) (v >> 4) * 4)) >> 4) * 4;
        String flags = flagWords(in.number("Flags", FLAGS, 1, TransportLayer::flagWords));
        in.number("Window", NUMBER, 2);
        in.number("Checksum", CHECKSUM, 2, v -> Wording.hex(v, 2));
        in.number("Urgent pointer", NUMBER, 2);
        if (in.truncated()) {
            return new Next(Layer::payload, in.end());
        }
        TcpOptions.read(in, headerLength - SHORTEST_TCP);
        in.about(flags);
        // Damage can put the end of the header behind the end of the packet's content.
        int end = Math.max(in.end(), in.position());
        return new Next(dns ? Dns::overTcp : Layer::payload, end);
    }

    private static boolean ports(HeaderReader in, String protocol) {
        int source = (int) in.number(Dissection.Fields.SOURCE_PORT, FieldKind.ADDRESS, 2, v -> Names.decimal(protocol, v));
        int destination = (int) in.number(Dissection.Fields.DESTINATION_PORT, FieldKind.ADDRESS, 2, v -> Names.decimal(protocol, v));
        return DNS_PORTS.contains(source) || DNS_PORTS.contains(destination);
    }

    private static String headerWords(int length) {
        return length + " bytes" + (length < SHORTEST_TCP ? ": shorter than 20, so damaged" : "");
    }

    private static String flagWords(long flags) {
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < FLAG_WORDS.size(); i++) {
            if ((flags >> i & 1) == 1) {
                words.add(FLAG_WORDS.get(i));
            }
        }
        return words.length() == 0 ? "none" : words.toString();
    }
}
