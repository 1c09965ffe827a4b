package dev.glasshive.packet;

import java.nio.ByteBuffer;
import java.time.Instant;

/// Classic pcap: a header of 24 bytes, then packets with a header of 16 bytes each, in the byte order of the machine that wrote it.
final class PcapReader {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;

    /// The first four bytes say the unit of time stamps.
    enum Magic {
        MICROSECONDS(0xa1b2c3d4, 1_000), NANOSECONDS(0xa1b23c4d, 1);

        final int number;
        /// Nanoseconds a tick.
        final int ticks;

        Magic(int number, int ticks) {
            this.number = number;
            this.ticks = ticks;
        }
    }

    private final CaptureBuilder capture;
    private final ByteBuffer file;
    private final int ticks;

    PcapReader(CaptureBuilder capture, ByteBuffer file, int ticks) {
        this.capture = capture;
        this.file = file;
        this.ticks = ticks;
    }

    Capture read() throws MalformedCaptureException {
        if (file.limit() < FILE_HEADER) {
            throw capture.fault("byte 0", "the file ends inside its header, after " + file.limit() + " of " + FILE_HEADER + " bytes; copy it again");
        }
        int major = file.getShort(4) & 0xffff;
        if (major != 2) {
            throw capture.fault("byte 4", "pcap version " + major + " is unknown; version 2 is read, convert the file");
        }
        // The upper half holds the length of frame check sequences.
        capture.link(new LinkType(file.getInt(20) & 0xffff));
        int position = FILE_HEADER;
        while (position < file.limit() && !capture.full()) {
            int left = file.limit() - position;
            if (left < PACKET_HEADER) {
                capture.note(cut(position, "its header has " + left + " of " + PACKET_HEADER + " bytes"));
                break;
            }
            long length = Integer.toUnsignedLong(file.getInt(position + 8));
            capture.checkLength(length, position);
            if (length > left - PACKET_HEADER) {
                capture.note(cut(position, "it has " + (left - PACKET_HEADER) + " of " + Wording.bytes(length)));
                break;
            }
            capture.add(file, position + PACKET_HEADER, (int) length, Integer.toUnsignedLong(file.getInt(position + 12)), time(position));
            position += PACKET_HEADER + (int) length;
        }
        return capture.build();
    }

    private Instant time(int position) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(file.getInt(position)), Integer.toUnsignedLong(file.getInt(position + 4)) * ticks);
    }

    private String cut(int position, String what) {
        return "the file ends inside packet " + capture.next() + " at byte " + position + ": " + what + "; that packet is left out";
    }
}
