package dev.glasshive.packet;

import java.util.List;

/// The packets of a capture file; there may be none.
///
/// @param name the file's name, or what stands for it
/// @param linkType of its first interface
/// @param notes what was left out and why, one sentence each
public record Capture(String name, LinkType linkType, List<Packet> packets, List<String> notes) {

    /// Copies what it is given.
    public Capture {
        packets = List.copyOf(packets);
        notes = List.copyOf(notes);
    }

    /// A capture of Ethernet frames.
    public Capture(String name, List<Packet> packets) {
        this(name, LinkType.ETHERNET, packets, List.of());
    }
}
