package dev.glasshive.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/// Writes captures in the classic format: little endian, nanoseconds, so that reading gives back what was written.
public final class CaptureWriter {
    private static final int SNAP_LENGTH = 256 << 10;

    private CaptureWriter() {}

    /// The bytes of a pcap file with the packets of `capture`.
    public static byte[] pcap(Capture capture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(buffer(24).putInt(PcapReader.Magic.NANOSECONDS.number).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(capture.linkType().number()).array());
        for (Packet packet : capture.packets()) {
            Instant time = packet.time();
            file.writeBytes(buffer(16).putInt((int) time.getEpochSecond()).putInt(time.getNano())
                    .putInt(packet.data().length()).putInt(packet.originalLength()).array());
            file.writeBytes(packet.data().toArray());
        }
        return file.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
