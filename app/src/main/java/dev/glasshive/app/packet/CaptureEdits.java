package dev.glasshive.app.packet;

import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Captures made out of captures. Packets are named by their place, from 0; they are numbered anew.
final class CaptureEdits {
    private CaptureEdits() {}

    /// `capture` with other bytes in one packet.
    static Capture replaced(Capture capture, int index, Bytes data) {
        List<Packet> packets = new ArrayList<>(capture.packets());
        Packet old = packets.get(index);
        packets.set(index, new Packet(old.number(), old.time(), data.length() + old.cut(), data));
        return of(capture, packets);
    }

    /// `capture` with a packet twice, the copy behind it.
    static Capture duplicated(Capture capture, int index) {
        List<Packet> packets = new ArrayList<>(capture.packets());
        packets.add(index + 1, packets.get(index));
        return of(capture, packets);
    }

    /// `capture` without a packet; the last one stays, for without any nothing runs.
    static Capture removed(Capture capture, int index) {
        if (capture.packets().size() < 2) {
            return capture;
        }
        List<Packet> packets = new ArrayList<>(capture.packets());
        packets.remove(index);
        return of(capture, packets);
    }

    /// `capture` with one more packet behind that at `index`, captured at the same time.
    static Capture added(Capture capture, int index, Bytes data) {
        List<Packet> packets = new ArrayList<>(capture.packets());
        Packet like = packets.get(index);
        packets.add(index + 1, new Packet(like.number(), like.time(), data.length(), data));
        return of(capture, packets);
    }

    private static Capture of(Capture capture, List<Packet> packets) {
        List<Packet> numbered = new ArrayList<>();
        for (Packet packet : packets) {
            numbered.add(packet.number() == numbered.size() + 1 ? packet : new Packet(numbered.size() + 1, packet.time(), packet.originalLength(), packet.data()));
        }
        return new Capture(capture.name(), capture.linkType(), numbered, capture.notes());
    }
}
