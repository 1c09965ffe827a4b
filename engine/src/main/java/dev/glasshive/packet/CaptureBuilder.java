package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both formats gather while they read, under the limits.
final class CaptureBuilder {
    private final String name;
    private final Limits limits;
    private final List<Packet> packets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable LinkType linkType;

    CaptureBuilder(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    /// The number of the packet that comes next.
    int next() {
        return packets.size() + 1;
    }

    /// Whether the limit is reached; the note says so.
    boolean full() {
        if (packets.size() < limits.packets()) {
            return false;
        }
        note("only the first " + limits.packets() + " packets were read");
        return true;
    }

    void link(LinkType type) {
        if (linkType == null) {
            linkType = type;
        } else if (!linkType.equals(type)) {
            note("the packets are of several link types: " + linkType.label() + " and " + type.label());
        }
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /// Refuses a length that only damage explains.
    void checkLength(long length, long position) throws MalformedCaptureException {
        if (length > limits.packetBytes()) {
            throw fault("packet " + next() + " at byte " + position, "says that it holds " + Wording.bytes(length) + ", more than "
                    + limits.packetBytes() + "; the file is damaged here, capture again or cut it before this packet");
        }
    }

    /// Adds the packet in `length` bytes of `file` from `start`.
    void add(ByteBuffer file, int start, int length, long originalLength, Instant time) {
        byte[] data = new byte[length];
        file.get(start, data);
        int original = Math.clamp(originalLength, length, Integer.MAX_VALUE);
        packets.add(new Packet(next(), time, original, Bytes.of(data)));
    }

    MalformedCaptureException fault(String place, String words) {
        return new MalformedCaptureException(name + ", " + place + ": " + words);
    }

    Capture build() {
        return new Capture(name, linkType == null ? LinkType.ETHERNET : linkType, packets, notes);
    }
}
