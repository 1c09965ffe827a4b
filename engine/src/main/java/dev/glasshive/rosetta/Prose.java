package dev.glasshive.rosetta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The pages of prose in the assets, one for each operator.
final class Prose {
    private Prose() {}

    /// The paragraphs of the page called `name`.
    static List<String> page(String name) {
        String file = "/glasshive/isa/" + name + ".md";
        try (InputStream in = Prose.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the page " + file + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "").strip();
            return Arrays.stream(text.split("\n\n+", -1)).map(paragraph -> paragraph.replace('\n', ' ')).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
