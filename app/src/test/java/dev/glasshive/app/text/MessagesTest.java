package dev.glasshive.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The bundle and the code that asks it for words, held against each other.
class MessagesTest {
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9_.-]+)\"( \\+)?");
    private static final Pattern WHOLE_KEY = Pattern.compile("Text\\.of\\(\"([^\"]+)\"[,)]");

    private static final Pattern KEY = Pattern.compile("([^#!=\\s][^=\\s]*)\\s*=");

    private static final List<String> SOURCES = new ArrayList<>();
    private static final Set<String> KEYS = ResourceBundle.getBundle("dev.glasshive.app.messages", Locale.ROOT).keySet();

    @BeforeAll
    static void readTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "glasshive", "app"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                SOURCES.add(Files.readString(file));
            }
        }
    }

    @Test
    void everyKeyInTheCodeHasWords() {
        assertThat(found(WHOLE_KEY)).isNotEmpty().isSubsetOf(KEYS);
    }

    @Test
    void everyKeyOfTheBundleIsUsed() {
        Set<String> whole = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        for (String source : SOURCES) {
            Matcher matcher = LITERAL.matcher(source);
            while (matcher.find()) {
                (matcher.group(2) == null ? whole : beginnings).add(matcher.group(1));
            }
        }
        assertThat(KEYS).filteredOn(key -> !whole.contains(key) && !whole.contains(key.replaceFirst("\\.tip$", ""))
                && beginnings.stream().noneMatch(b -> b.endsWith(".") && key.startsWith(b))).isEmpty();
    }

    // Of two lines with one key the last counts, whichever was meant.
    @Test
    void noKeyStandsTwice() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "dev", "glasshive"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                List<String> keys = Files.readString(file).lines().map(KEY::matcher).filter(Matcher::lookingAt).map(line -> line.group(1)).toList();
                assertThat(keys).as(file.toString()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aPatternWithoutArgumentsShowsItsApostrophes() {
        assertThat(Text.of("console.empty")).contains("packet's verdict");
        assertThat(Text.of("sentence.kfunc", 7)).isEqualTo("Calls the kernel's function with BTF id 7.");
    }

    private static Set<String> found(Pattern pattern) {
        Set<String> keys = new TreeSet<>();
        for (String source : SOURCES) {
            Matcher matcher = pattern.matcher(source);
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
        }
        return keys;
    }
}
