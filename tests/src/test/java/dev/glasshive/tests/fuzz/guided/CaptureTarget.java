package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.CaptureWriter;
import dev.glasshive.packet.Checksums;
import dev.glasshive.packet.Dissection;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Field;
import dev.glasshive.packet.Header;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.util.List;

/// Bytes as a capture: it is refused with a sentence, or the headers of each packet cover all its bytes, its checksums can be put right, and written it is the same packets.
public final class CaptureTarget {
    private CaptureTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Capture capture = CaptureReader.read(bytes, "fuzz", Limits.DEFAULT);
            for (Packet packet : capture.packets()) {
                covered(packet.data(), Dissector.dissect(packet.data(), capture.linkType()));
                Bytes corrected = Checksums.corrected(packet.data(), capture.linkType());
                Promise.same(packet.data().length(), corrected.length(), "checksums change the length of a packet");
                Promise.same(corrected, Checksums.corrected(corrected, capture.linkType()), "right checksums are put right");
            }
            Capture again = CaptureReader.read(CaptureWriter.pcap(capture), "fuzz", Limits.DEFAULT);
            Promise.same(contents(capture), contents(again), "a capture that is written is another");
        } catch (MalformedCaptureException refusal) {
            Promise.sentence(refusal);
        }
    }

    private static void covered(Bytes packet, Dissection dissection) {
        Promise.holds(!dissection.summary().isBlank(), "no summary");
        int end = 0;
        for (Header header : dissection.headers()) {
            Promise.same(end, header.offset(), "a header does not start where the last one ends");
            end += header.length();
            for (Field field : header.fields()) {
                Promise.holds(field.offset() >= header.offset() && field.offset() + field.length() <= end, field + " lies outside of " + header);
            }
        }
        Promise.same(packet.length(), end, "the headers do not cover the packet");
    }

    private static List<Bytes> contents(Capture capture) {
        return capture.packets().stream().map(Packet::data).toList();
    }
}
