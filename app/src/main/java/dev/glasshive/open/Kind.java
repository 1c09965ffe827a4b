package dev.glasshive.open;

import dev.glasshive.clang.CSource;
import dev.glasshive.verifier.log.LogReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a file is, and how large such a file may be.
public enum Kind {
    /// Assembly text.
    SOURCE("source text", 4 << 20),
    /// C text.
    C("C source", CSource.LONGEST),
    /// An ELF object.
    OBJECT("object file", 64 << 20),
    /// Bare instructions, 8 bytes a slot.
    RAW("raw bytecode", 8 << 20),
    /// A pcap or pcapng capture.
    CAPTURE("capture", 64 << 20),
    /// A recorded run of Glasshive.
    TRACE("trace", 64 << 20),
    /// What the verifier of a kernel printed.
    LOG("verifier log", LogReader.MOST_BYTES);

    /// How many bytes from the start are enough to tell.
    static final int SAMPLE = 4096;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final List<byte[]> CAPTURES = List.of(
            new byte[] {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1}, new byte[] {(byte) 0xa1, (byte) 0xb2, (byte) 0xc3, (byte) 0xd4},
            new byte[] {0x4d, 0x3c, (byte) 0xb2, (byte) 0xa1}, new byte[] {(byte) 0xa1, (byte) 0xb2, 0x3c, 0x4d},
            new byte[] {0x0a, 0x0d, 0x0d, 0x0a});

    private final String title;
    private final int limit;

    Kind(String title, int limit) {
        this.title = title;
        this.limit = limit;
    }

    /// For people.
    public String title() {
        return title;
    }

    /// The most bytes such a file may have.
    public int limit() {
        return limit;
    }

    /// What a file is whose first bytes are `sample`: its content decides, then its name.
    static Kind of(String name, byte[] sample) {
        if (startsWith(sample, ELF)) {
            return OBJECT;
        }
        if (startsWith(sample, GZIP)) {
            return TRACE;
        }
        if (CAPTURES.stream().anyMatch(magic -> startsWith(sample, magic))) {
            return CAPTURE;
        }
        return switch (extension(name)) {
            case "bpf", "s", "asm" -> SOURCE;
            case "c" -> isText(sample) ? C : RAW;
            case "o", "elf" -> OBJECT;
            case "bin" -> RAW;
            case "pcap", "pcapng", "cap" -> CAPTURE;
            case "gstrace" -> TRACE;
            case "log", "txt" -> LOG;
            default -> !isText(sample) ? RAW : LogReader.looksLikeLog(new String(sample, StandardCharsets.UTF_8)) ? LOG : SOURCE;
        };
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean startsWith(byte[] sample, byte[] magic) {
        return sample.length >= magic.length && Arrays.equals(sample, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean isText(byte[] sample) {
        for (byte b : sample) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return sample.length == SAMPLE || isUtf8(sample);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
