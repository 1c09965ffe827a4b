package dev.glasshive.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// What a file that is no capture seems to be, by its first bytes.
enum FileKind {
    ELF("7f454c46", "this is an ELF object"),
    GZIP("1f8b", "this is compressed with gzip, unpack it first"),
    ZIP("504b0304", "this is a ZIP archive, unpack it first"),
    ZSTD("28b52ffd", "this is compressed with zstd, unpack it first"),
    XZ("fd377a585a00", "this is compressed with xz, unpack it first"),
    SNOOP("736e6f6f70000000", "this is a snoop capture, convert it to pcap first"),
    PATCHED_PCAP("a1b2cd34", "this is a pcap variant with longer packet headers, convert it to pcap first"),
    PATCHED_PCAP_LITTLE("34cdb2a1", PATCHED_PCAP.words),
    PDF("25504446", "this is a PDF document"),
    PNG("89504e47", "this is a PNG image");

    private final byte[] start;
    private final String words;

    FileKind(String start, String words) {
        this.start = HexFormat.of().parseHex(start);
        this.words = words;
    }

    static String describe(byte[] content) {
        if (content.length == 0) {
            return "the file is empty";
        }
        for (FileKind kind : values()) {
            if (content.length >= kind.start.length && Arrays.equals(content, 0, kind.start.length, kind.start, 0, kind.start.length)) {
                return kind.words;
            }
        }
        byte[] head = Arrays.copyOf(content, Math.min(content.length, 64));
        if (isText(head)) {
            String line = new String(head, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
            return "this seems to be text (\"" + line.substring(0, Math.min(24, line.length())).replace('\t', ' ') + "\")";
        }
        return "it starts with the bytes " + HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(4, head.length));
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if ((b < 0x20 || b == 0x7f) && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
