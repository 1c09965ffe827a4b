package dev.glasshive.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The programs and captures that come with Glasshive.
public final class Samples {
    private static final String PROGRAMS = "/glasshive/programs/";
    private static final String PACKETS = "/glasshive/packets/";

    private Samples() {}

    /// A sample's name and what it is, in one sentence.
    public record Sample(String name, String sentence) {}

    /// All programs, in the order in which a list shows them.
    public static List<Sample> programs() {
        return index(PROGRAMS);
    }

    /// All captures.
    public static List<Sample> captures() {
        return index(PACKETS);
    }

    /// The object of program `name`.
    public static byte[] object(String name) {
        return bytes(PROGRAMS + name + "/" + name + ".o")
                .orElseThrow(() -> new IllegalStateException("the assets lack program " + name));
    }

    /// The C text of program `name`.
    public static Optional<String> cSource(String name) {
        return bytes(PROGRAMS + name + "/" + name + ".c").map(b -> new String(b, StandardCharsets.UTF_8));
    }

    /// The assembly version of program `name`, if it has one.
    public static Optional<String> assembly(String name) {
        return bytes(PROGRAMS + name + "/" + name + ".bpf").map(b -> new String(b, StandardCharsets.UTF_8));
    }

    /// The capture called `name`, with its ending.
    public static byte[] capture(String name) {
        return bytes(PACKETS + name).orElseThrow(() -> new IllegalStateException("the assets lack capture " + name));
    }

    private static List<Sample> index(String folder) {
        String text = bytes(folder + "index.properties").map(b -> new String(b, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the assets lack " + folder + "index.properties"));
        return text.lines().filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> new Sample(line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1).strip()))
                .toList();
    }

    private static Optional<byte[]> bytes(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
