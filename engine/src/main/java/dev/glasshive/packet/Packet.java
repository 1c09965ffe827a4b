package dev.glasshive.packet;

import dev.glasshive.program.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// A packet as captured.
///
/// @param number from 1, its place in the capture
/// @param originalLength on the wire; larger than the data where the capture cut it short
public record Packet(int number, Instant time, int originalLength, Bytes data) {

    /// The whole packet that hexadecimal digits stand for; spaces, line ends, `:`, `-` and a leading `0x` are allowed between bytes.
    ///
    /// @throws MalformedCaptureException where they stand for none, or for more than [Limits#DEFAULT] allows
    public static Packet ofHex(String hex) throws MalformedCaptureException {
        int start = hex.startsWith("0x") || hex.startsWith("0X") ? 2 : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int high = -1;
        for (int i = start; i < hex.length(); i++) {
            char c = hex.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit >= 0) {
                if (high >= 0) {
                    bytes.write(high << 4 | digit);
                }
                high = high >= 0 ? -1 : digit;
            } else if (!separates(c)) {
                throw new MalformedCaptureException("packet in hexadecimal, character " + (i + 1) + ": '" + Wording.printable(c)
                        + "' is no hexadecimal digit; write two digits a byte, as in 00 00 5e 00 53 01");
            } else if (high >= 0) {
                throw new MalformedCaptureException("packet in hexadecimal, character " + i + ": a byte has one digit; write two digits a byte, as in 0a");
            }
            if (bytes.size() > Limits.DEFAULT.packetBytes()) {
                throw new MalformedCaptureException("packet in hexadecimal: more than " + Limits.DEFAULT.packetBytes() + " bytes; give a shorter packet");
            }
        }
        if (high >= 0) {
            throw new MalformedCaptureException("packet in hexadecimal: the last byte has one digit; write two digits a byte, as in 0a");
        }
        if (bytes.size() == 0) {
            throw new MalformedCaptureException("packet in hexadecimal: holds no bytes; write two digits a byte, as in 00 00 5e 00 53 01");
        }
        return of(Bytes.of(bytes.toByteArray()));
    }

    /// The whole packet `data`, the only one, at no particular time.
    public static Packet of(Bytes data) {
        return new Packet(1, Instant.EPOCH, data.length(), data);
    }

    /// How many bytes the capture left out.
    public int cut() {
        return Math.max(0, originalLength - data.length());
    }

    private static boolean separates(char c) {
        return Character.isWhitespace(c) || c == ':' || c == '-';
    }
}
