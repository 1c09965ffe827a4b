package dev.glasshive.packet;

import static dev.glasshive.packet.FieldKind.ADDRESS;
import static dev.glasshive.packet.FieldKind.LENGTH;
import static dev.glasshive.packet.FieldKind.NUMBER;
import static dev.glasshive.packet.FieldKind.TYPE;

import dev.glasshive.packet.Layer.Next;

/// Ethernet, VLAN tags (IEEE 802.1Q, stacked ones too) and ARP (RFC 826).
final class LinkLayer {
    /// Smaller values are lengths (IEEE 802.3).
    private static final int FIRST_ETHERTYPE = 0x600;
    private static final int IPV4 = 0x0800;
    private static final int ETHERNET_HARDWARE = 1;

    private LinkLayer() {}

    static Next ethernet(HeaderReader in) {
        in.protocol("Ethernet");
        in.address("Destination", 6);
        in.address("Source", 6);
        return etherType(in);
    }

    private static Next etherType(HeaderReader in) {
        long type = in.number("EtherType", TYPE, 2, v -> v < FIRST_ETHERTYPE ? v + " bytes (a length, IEEE 802.3)" : Names.with("ethertype", v, Wording.hex(v, 2)));
        return new Next(layer((int) type), in.end());
    }

    private static Layer layer(int etherType) {
        return switch (etherType) {
            case IPV4 -> NetworkLayer::ipv4;
            case 0x86dd -> NetworkLayer::ipv6;
            case 0x0806 -> LinkLayer::arp;
            case 0x8100, 0x88a8, 0x9100 -> LinkLayer::vlan;
            default -> Layer::payload;
        };
    }

    private static Next vlan(HeaderReader in) {
        in.protocol("VLAN tag");
        long tag = in.number("VLAN", NUMBER, 2, v -> Long.toString(v & 0xfff));
        in.part("Priority", NUMBER, 1, Long.toString(tag >> 13));
        in.part("Drop eligible", FieldKind.FLAGS, 1, (tag >> 12 & 1) == 1 ? "yes" : "no");
        return etherType(in);
    }

    private static Next arp(HeaderReader in) {
        in.protocol("ARP");
        long hardware = in.number("Hardware type", TYPE, 2, v -> v == ETHERNET_HARDWARE ? "1 Ethernet" : Long.toString(v));
        long protocol = in.number("Protocol type", TYPE, 2, v -> Names.with("ethertype", v, Wording.hex(v, 2)));
        int hardwareLength = (int) in.number("Hardware address length", LENGTH, 1);
        int protocolLength = (int) in.number("Protocol address length", LENGTH, 1);
        long operation = in.number("Operation", TYPE, 2, v -> Names.decimal("arp", v));
        if (in.truncated()) {
            return Layer.payload(in);
        }
        if (hardware == ETHERNET_HARDWARE && protocol == IPV4 && hardwareLength == 6 && protocolLength == 4) {
            String senderHardware = in.address("Sender hardware address", 6);
            String sender = in.address("Sender address", 4);
            in.address("Target hardware address", 6);
            String target = in.address("Target address", 4);
            if (!in.truncated()) {
                in.about(arpWords(operation, senderHardware, sender, target));
            }
        } else {
            in.bytes("Addresses", ADDRESS, 2 * (hardwareLength + protocolLength), "of other kinds");
        }
        return new Next(Layer::payload, in.position());
    }

    private static String arpWords(long operation, String senderHardware, String sender, String target) {
        if (operation == 1) {
            return "who has " + target + "? tell " + sender;
        }
        return operation == 2 ? sender + " is at " + senderHardware : "operation " + operation;
    }
}
