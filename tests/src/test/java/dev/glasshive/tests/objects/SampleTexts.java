package dev.glasshive.tests.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The C texts of the sample programs.
public final class SampleTexts {
    private SampleTexts() {}

    /// Those whose objects have BTF: old map definitions need another compiler's flags.
    public static List<String> names() {
        return Samples.names().stream().filter(name -> !name.equals("legacy_maps")).toList();
    }

    /// The text of sample `name`.
    public static String c(String name) {
        try (InputStream in = SampleTexts.class.getResourceAsStream("/glasshive/programs/" + name + "/" + name + ".c")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
