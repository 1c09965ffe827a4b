package dev.glasshive.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The Chinese words held against the English ones.
class TranslationTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("dev.glasshive.app.messages", Locale.ROOT);
    private static ResourceBundle chinese = ENGLISH;

    @BeforeAll
    static void readTheTranslation() throws IOException {
        InputStream in = Objects.requireNonNull(Text.class.getResourceAsStream("/dev/glasshive/app/messages_zh.properties"));
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            chinese = new PropertyResourceBundle(reader);
        }
    }

    @AfterEach
    void speakEnglish() {
        Text.speak(Language.ENGLISH);
    }

    @Test
    void everyTranslatedKeyExists() {
        assertThat(ENGLISH.keySet()).containsAll(chinese.keySet());
    }

    @Test
    void atLeastNineKeysOfTenAreTranslated() {
        Set<String> missing = new TreeSet<>(ENGLISH.keySet());
        missing.removeAll(chinese.keySet());
        assertThat(missing).as("%d of %d keys are not translated: %s", missing.size(), ENGLISH.keySet().size(), missing).hasSizeLessThan(ENGLISH.keySet().size() / 10);
    }

    @Test
    void aTranslationShowsTheSameArguments() {
        List<String> wrong = new ArrayList<>();
        for (String key : chinese.keySet()) {
            if (!arguments(ENGLISH.getString(key)).equals(arguments(chinese.getString(key)))) {
                wrong.add(key);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTranslationIsAPattern() {
        for (String key : chinese.keySet()) {
            String pattern = chinese.getString(key);
            if (!arguments(pattern).isEmpty()) {
                assertThat(new MessageFormat(pattern, Locale.ROOT).format(new Object[] {1, 2, 3, 4, 5})).as(key).doesNotContain("{");
            }
        }
    }

    @Test
    void whatIsNotTranslatedIsSaidInEnglish() {
        Text.speak(Language.CHINESE);
        assertThat(Text.of("menu.title")).isEqualTo("菜单");
        assertThat(Text.of("app.name")).isEqualTo("Glasshive");
    }

    @Test
    void aUserOfChineseIsSpokenToInChinese() {
        assertThat(Language.of(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Language.CHINESE);
        assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.ENGLISH);
    }

    private static Set<String> arguments(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
