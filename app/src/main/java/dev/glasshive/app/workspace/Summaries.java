package dev.glasshive.app.workspace;

import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Header;
import dev.glasshive.packet.Packet;
import java.util.List;

/// A packet in a word.
final class Summaries {
    private Summaries() {}

    /// The innermost protocol that has a name: `TCP`, `DNS`, `ARP`.
    static String of(Packet packet) {
        List<String> protocols = Dissector.dissect(packet.data()).headers().stream().map(Header::protocol)
                .filter(p -> !p.equalsIgnoreCase("payload") && !p.equalsIgnoreCase("data")).toList();
        return protocols.isEmpty() ? packet.data().length() + " B" : protocols.getLast();
    }
}
