package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Takes a packet apart: Ethernet, VLAN tags, ARP, IPv4, IPv6 with its extension headers, TCP, UDP, ICMP, DNS. Damage never stops it; it says what is missing.
public final class Dissector {
    /// More headers than any sane packet has; nested tags cannot make a longer list.
    private static final int MOST_HEADERS = 32;

    private Dissector() {}

    /// The headers of an Ethernet frame.
    public static Dissection dissect(Bytes packet) {
        return dissect(packet, LinkType.ETHERNET);
    }

    /// The headers of a packet that starts as `linkType` says.
    public static Dissection dissect(Bytes packet, LinkType linkType) {
        List<Header> headers = new ArrayList<>();
        Layer layer = first(linkType);
        int position = 0;
        int end = packet.length();
        while (position < end && headers.size() < MOST_HEADERS) {
            HeaderReader in = new HeaderReader(packet, position, end);
            Layer.Next next = headers.size() < MOST_HEADERS - 1 ? layer.read(in) : Layer.payload(in);
            Header header = in.build();
            headers.add(header);
            if (header.truncated()) {
                break;
            }
            position = in.position();
            layer = next.layer();
            end = next.end();
        }
        coverTrailer(packet, headers);
        return new Dissection(headers);
    }

    private static Layer first(LinkType linkType) {
        if (linkType.equals(LinkType.ETHERNET)) {
            return LinkLayer::ethernet;
        }
        return linkType.startsWithIp() ? NetworkLayer::ip : Layer::payload;
    }

    /// Short frames are padded to 60 bytes, so bytes may follow the end that a header states.
    private static void coverTrailer(Bytes packet, List<Header> headers) {
        int covered = headers.isEmpty() ? 0 : headers.getLast().offset() + headers.getLast().length();
        if (covered < packet.length()) {
            HeaderReader in = new HeaderReader(packet, covered, packet.length());
            Layer.rest(in, "padding");
            headers.add(in.build());
        }
    }
}
