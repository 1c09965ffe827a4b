package dev.glasshive.packet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads capture files: classic pcap and pcapng, told apart by their first four bytes.
public final class CaptureReader {
    private CaptureReader() {}

    /// The capture in `file`. A file longer than the limits allow is refused unread.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws MalformedCaptureException if it is no capture
    public static Capture read(Path file, Limits limits) throws IOException, MalformedCaptureException {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        if (Files.isDirectory(file)) {
            throw new MalformedCaptureException(name + ": is a folder; name a capture file in it");
        }
        if (Files.size(file) > limits.fileBytes()) {
            throw tooLong(name, Wording.bytes(Files.size(file)), limits);
        }
        // Pipes and devices say that they are 0 bytes long, so the limit holds while reading, too.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limits.fileBytes() + 1);
            if (content.length > limits.fileBytes()) {
                throw tooLong(name, "longer", limits);
            }
            return read(content, name, limits);
        }
    }

    /// The capture that `content` holds.
    ///
    /// @param name for messages and as the capture's name
    /// @throws MalformedCaptureException if it is no capture
    public static Capture read(byte[] content, String name, Limits limits) throws MalformedCaptureException {
        CaptureBuilder capture = new CaptureBuilder(name, limits);
        if (content.length > limits.fileBytes()) {
            throw tooLong(name, Wording.bytes(content.length), limits);
        }
        ByteBuffer file = ByteBuffer.wrap(content).asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
        int magic = content.length < 4 ? 0 : file.getInt(0);
        if (magic == PcapngReader.SECTION) {
            return new PcapngReader(capture, file).read();
        }
        for (PcapReader.Magic kind : PcapReader.Magic.values()) {
            if (magic == kind.number) {
                return new PcapReader(capture, file.order(ByteOrder.BIG_ENDIAN), kind.ticks).read();
            }
            if (magic == Integer.reverseBytes(kind.number)) {
                return new PcapReader(capture, file.order(ByteOrder.LITTLE_ENDIAN), kind.ticks).read();
            }
        }
        throw new MalformedCaptureException(name + ": no capture: " + FileKind.describe(content) + "; give a file in pcap or pcapng format");
    }

    private static MalformedCaptureException tooLong(String name, String size, Limits limits) {
        return new MalformedCaptureException(name + ": " + size + ", more than the " + Wording.bytes(limits.fileBytes())
                + " that are read; keep fewer packets, for example the first thousand");
    }
}
