package dev.glasshive.grade;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/// The last name of a path, as UTF-8 says it. Names are bytes on some systems, and what the process takes for its character set need not hold them.
final class FileName {
    private static final int ESCAPE = 3;

    private FileName() {}

    /// The name in letters; a byte that is no UTF-8 is written as `\xfc`.
    static String of(Path path) {
        String raw = path.toUri().getRawPath();
        String end = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        return text(bytes(end.substring(end.lastIndexOf('/') + 1)));
    }

    private static byte[] bytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < escaped.length()) {
            if (escaped.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + ESCAPE));
                i += ESCAPE;
            } else {
                int letter = escaped.codePointAt(i);
                bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(letter);
            }
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            StringBuilder text = new StringBuilder();
            for (byte octet : bytes) {
                text.append(octet < 0 ? "\\x" + HexFormat.of().toHexDigits(octet) : Character.toString(octet));
            }
            return text.toString();
        }
    }
}
