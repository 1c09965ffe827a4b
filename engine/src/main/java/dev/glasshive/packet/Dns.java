package dev.glasshive.packet;

import static dev.glasshive.packet.FieldKind.FLAGS;
import static dev.glasshive.packet.FieldKind.NAME;
import static dev.glasshive.packet.FieldKind.NUMBER;
import static dev.glasshive.packet.FieldKind.TYPE;

import dev.glasshive.packet.Layer.Next;

/// DNS messages (RFC 1035): the header, questions and answers; further records stay payload.
final class Dns {
    private static final int MOST_RECORDS = 32;

    private Dns() {}

    /// A message with its length before it (RFC 1035 section 4.2.2).
    static Next overTcp(HeaderReader in) {
        in.protocol("DNS");
        if (in.left() < 2) {
            return Layer.payload(in);
        }
        in.number("Message length", FieldKind.LENGTH, 2, Wording::bytes);
        return message(in);
    }

    static Next message(HeaderReader in) {
        in.protocol("DNS");
        int start = in.position();
        in.number("Identification", NUMBER, 2, v -> Wording.hex(v, 2));
        long flags = in.number("Flags", FLAGS, 2, Dns::flagWords);
        long questions = in.number("Questions", NUMBER, 2);
        long answers = in.number("Answers", NUMBER, 2);
        in.number("Authority records", NUMBER, 2);
        in.number("Additional records", NUMBER, 2);
        String asked = "";
        for (int i = 0; i < Math.min(questions, MOST_RECORDS) && !in.truncated(); i++) {
            String question = question(in, start);
            asked = i == 0 ? question : asked;
        }
        for (int i = 0; i < Math.min(answers, MOST_RECORDS) && !in.truncated(); i++) {
            answer(in, start);
        }
        String kind = (flags & 0x8000) == 0 ? "query" : answers == 0 && (flags & 0xf) != 0 ? Names.name("dnscode", flags & 0xf) : "answer";
        in.about(asked.isEmpty() ? kind : kind + " " + asked);
        return new Next(Layer::payload, in.end());
    }

    private static String question(HeaderReader in, int start) {
        String name = name(in, start, "Question");
        long type = in.number("Question type", TYPE, 2, v -> Names.decimal("dnstype", v));
        in.number("Question class", TYPE, 2, v -> v == 1 ? "1 IN" : Long.toString(v));
        if (in.truncated()) {
            return name;
        }
        String typeName = Names.name("dnstype", type);
        return name + " " + (typeName.isEmpty() ? "TYPE" + type : typeName);
    }

    private static void answer(HeaderReader in, int start) {
        name(in, start, "Answer");
        int type = (int) in.number("Answer type", TYPE, 2, v -> Names.decimal("dnstype", v));
        in.number("Answer class", TYPE, 2, v -> v == 1 ? "1 IN" : Long.toString(v));
        in.number("Time to live", NUMBER, 4, v -> v + " s");
        int length = (int) in.number("Data length", FieldKind.LENGTH, 2, Wording::bytes);
        if (in.truncated() || length == 0) {
            return;
        }
        if (type == 1 && length == 4 || type == 28 && length == 16) {
            in.address("Address", length);
        } else if (type == 2 || type == 5 || type == 12) {
            in.bytes("Name", NAME, length, DnsName.read(in.data(), start, in.position(), in.position() + in.left()).text());
        } else {
            in.bytes("Data", FieldKind.DATA, length, Wording.bytes(length));
        }
    }

    private static String name(HeaderReader in, int start, String field) {
        if (in.truncated()) {
            return "";
        }
        DnsName name = DnsName.read(in.data(), start, in.position(), in.position() + in.left());
        // A name that the packet cuts lacks one byte at least: its end.
        in.bytes(field, NAME, name.whole() ? name.length() : in.left() + 1, name.text());
        return name.text();
    }

    private static String flagWords(long flags) {
        StringBuilder words = new StringBuilder((flags & 0x8000) == 0 ? "query" : "response");
        String[] bits = {"authoritative", "truncated", "recursion desired", "recursion available"};
        for (int i = 0; i < bits.length; i++) {
            if ((flags >> 10 - i & 1) == 1) {
                words.append(", ").append(bits[i]);
            }
        }
        return (flags & 0xf) == 0 ? words.toString() : words.append(", ").append(Names.decimal("dnscode", flags & 0xf)).toString();
    }
}
