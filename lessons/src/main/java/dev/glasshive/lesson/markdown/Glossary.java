package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that lessons explain: for each a sentence or two, and where to read more.
public final class Glossary {
    private static final String FILE = LessonSource.BUNDLED + "glossary";
    private static final String TERM = "## ";

    private final List<Entry> entries;
    private final Map<String, Entry> byForm = new HashMap<>();

    /// A word.
    ///
    /// @param forms in which it is written, the usual one first
    /// @param text one or two sentences
    public record Entry(List<String> forms, Reference section, String text) {
        /// Copies what it is given.
        public Entry {
            forms = List.copyOf(forms);
        }

        /// The usual form.
        public String term() {
            return forms.getFirst();
        }
    }

    private Glossary(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            entry.forms().forEach(form -> {
                if (byForm.put(form.toLowerCase(Locale.ROOT), entry) != null) {
                    throw new IllegalArgumentException("'" + form + "' is explained twice");
                }
            });
        }
    }

    /// The glossary that comes with Glasshive, in `language` where there is one, else in English.
    public static Glossary bundled(String language) {
        return read("." + language).or(() -> read("")).orElseThrow(() -> new IllegalStateException("no resource " + FILE + ".md"));
    }

    private static Optional<Glossary> read(String suffix) {
        try (InputStream in = Glossary.class.getResourceAsStream(FILE + suffix + ".md")) {
            return in == null ? Optional.empty() : Optional.of(of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a glossary: a term and its forms behind `##`, a line with a section, then the text. What stands before the first term is for authors.
    ///
    /// @throws IllegalArgumentException if a term has no section that exists or no text, or is explained twice
    public static Glossary of(String text) {
        List<Entry> entries = new ArrayList<>();
        String[] blocks = ("\n" + text).split("\n" + TERM, -1);
        for (String block : Arrays.asList(blocks).subList(1, blocks.length)) {
            List<String> lines = block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            if (lines.size() < 3) {
                throw new IllegalArgumentException("'" + block.strip() + "' needs a section and a text");
            }
            List<String> forms = Arrays.stream(lines.getFirst().split(",", -1)).map(String::strip).toList();
            Reference section = Reference.parse(lines.get(1)).orElseThrow(() -> new IllegalArgumentException("'" + forms.getFirst() + "': there is no section " + lines.get(1)));
            entries.add(new Entry(forms, section, String.join(" ", lines.subList(2, lines.size()))));
        }
        return new Glossary(entries);
    }

    /// All words, as they stand in the file.
    public List<Entry> entries() {
        return entries;
    }

    /// The word that `form` is a form of, in small or capital letters.
    public Optional<Entry> entry(String form) {
        return Optional.ofNullable(byForm.get(form.strip().toLowerCase(Locale.ROOT)));
    }
}
