package dev.glasshive.cli;

import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Dissection;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Packet;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// The packets of a capture, with the headers of each.
record CaptureReport(String file, String kind, String linkType, List<PacketRow> packets, List<String> notes) implements FileReport {

    /// One packet.
    ///
    /// @param length bytes captured
    /// @param originalLength on the wire
    record PacketRow(int number, String time, int length, int originalLength, String summary, List<HeaderRow> headers) {}

    /// One header.
    record HeaderRow(String protocol, int offset, int length, List<FieldRow> fields) {}

    /// One field of a header.
    record FieldRow(String name, int offset, int length, String value) {}

    static CaptureReport of(Capture capture) {
        return new CaptureReport(capture.name(), "capture", capture.linkType().label(),
                capture.packets().stream().map(packet -> row(packet, Dissector.dissect(packet.data(), capture.linkType()))).toList(), capture.notes());
    }

    private static PacketRow row(Packet packet, Dissection dissection) {
        return new PacketRow(packet.number(), packet.time().toString(), packet.data().length(), packet.originalLength(), dissection.summary(),
                dissection.headers().stream().map(header -> new HeaderRow(header.protocol(), header.offset(), header.length(),
                        header.fields().stream().map(field -> new FieldRow(field.name(), field.offset(), field.length(), field.text())).toList())).toList());
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Messages.text("inspect.capture", file, linkType, packets.size()));
        for (PacketRow packet : packets) {
            String cut = packet.originalLength() > packet.length() ? " " + Messages.text("inspect.cut", packet.originalLength()) : "";
            out.println();
            out.println(Messages.text("inspect.packet", packet.number(), packet.length() + cut, packet.summary()));
            for (HeaderRow header : packet.headers()) {
                out.printf("  %4d  %-10s %s%n", header.offset(), header.protocol(),
                        header.fields().stream().map(field -> field.name() + ": " + field.value()).collect(Collectors.joining(", ")));
            }
        }
        notes.forEach(note -> out.println(Messages.text("note", note)));
    }
}
