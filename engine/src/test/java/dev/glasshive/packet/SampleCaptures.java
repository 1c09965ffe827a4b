package dev.glasshive.packet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The captures that the product brings, as bytes.
final class SampleCaptures {
    private SampleCaptures() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleCaptures.class.getResourceAsStream("/glasshive/packets/" + file))) {
            return in.readAllBytes();
        }
    }

    static Capture read(String file) throws IOException, MalformedCaptureException {
        return CaptureReader.read(bytes(file), file, Limits.DEFAULT);
    }
}
