package dev.glasshive.app.workspace;

import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Header;
import dev.glasshive.packet.LinkType;
import dev.glasshive.packet.Packet;
import java.util.List;
import java.util.Set;

/// A packet in a word.
final class Summaries {
    /// What the dissector calls bytes that belong to no protocol.
    private static final Set<String> NAMELESS = Set.of("payload", "padding");

    private Summaries() {}

    /// The innermost protocol that has a name: `TCP`, `DNS`, `ARP`.
    static String of(Packet packet, LinkType linkType) {
        List<String> protocols = Dissector.dissect(packet.data(), linkType).headers().stream().map(Header::protocol).filter(p -> !NAMELESS.contains(p)).toList();
        return protocols.isEmpty() ? packet.data().length() + " B" : protocols.getLast();
    }
}
