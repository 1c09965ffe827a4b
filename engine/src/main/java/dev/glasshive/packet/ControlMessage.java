package dev.glasshive.packet;

import static dev.glasshive.packet.FieldKind.CHECKSUM;
import static dev.glasshive.packet.FieldKind.DATA;
import static dev.glasshive.packet.FieldKind.NUMBER;
import static dev.glasshive.packet.FieldKind.TYPE;

import dev.glasshive.packet.Layer.Next;

/// ICMP (RFC 792) and ICMPv6 (RFC 4443, neighbour discovery of RFC 4861).
final class ControlMessage {
    private ControlMessage() {}

    static Next icmp(HeaderReader in) {
        long type = start(in.protocol("ICMP"), "icmp");
        return rest(in, type == 0 || type == 8);
    }

    static Next icmpv6(HeaderReader in) {
        long type = start(in.protocol("ICMPv6"), "icmpv6");
        if (type == 135 || type == 136) {
            in.number("Flags", FieldKind.FLAGS, 4, v -> Wording.hex(v, 4));
            in.address("Target address", 16);
            return new Next(Layer::payload, in.end());
        }
        return rest(in, type == 128 || type == 129);
    }

    private static long start(HeaderReader in, String names) {
        long type = in.number("Type", TYPE, 1, v -> Names.decimal(names, v));
        long code = in.number("Code", TYPE, 1);
        in.number("Checksum", CHECKSUM, 2, v -> Wording.hex(v, 2));
        String name = Names.name(names, type);
        if (!in.truncated()) {
            in.about(name.isEmpty() ? "type " + type + " code " + code : name);
        }
        return type;
    }

    private static Next rest(HeaderReader in, boolean echo) {
        if (echo) {
            in.number("Identifier", NUMBER, 2, v -> Wording.hex(v, 2));
            in.number("Sequence number", NUMBER, 2);
        } else {
            in.number("Rest of header", DATA, 4, v -> Wording.hex(v, 4));
        }
        return new Next(Layer::payload, in.end());
    }
}
