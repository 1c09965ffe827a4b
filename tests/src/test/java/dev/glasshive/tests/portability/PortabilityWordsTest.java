package dev.glasshive.tests.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The words about differences exist in each language, with the same places to fill.
class PortabilityWordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static Properties words(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PortabilityWordsTest.class.getResourceAsStream("/glasshive/portability/" + name))) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        }
    }

    @Test
    void chineseHasEveryWord() throws IOException {
        Properties english = words("words.properties");
        Properties chinese = words("words_zh.properties");
        assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyNoteOfTheTablesIsWritten() throws IOException {
        Properties english = words("words.properties");
        for (String table : new String[] {"hooks.csv", "fields.csv", "helpers.csv", "returns.csv"}) {
            try (InputStream in = Objects.requireNonNull(PortabilityWordsTest.class.getResourceAsStream("/glasshive/portability/" + table))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.substring(line.lastIndexOf(';') + 1))
                        .filter(note -> !note.isEmpty()).forEach(note -> assertThat(english.getProperty("note." + note)).as(table + ": " + note).isNotNull());
            }
        }
    }
}
