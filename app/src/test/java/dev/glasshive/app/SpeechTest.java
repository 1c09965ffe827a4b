package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTest {
    @AfterEach
    void speakEnglish() {
        Text.speak(Language.ENGLISH);
    }

    @Test
    void aLanguageWhoseLettersNoFontHasIsNotSpoken() {
        assertThat(new Speech(letters -> false).speak(Language.CHINESE)).hasValueSatisfying(words -> assertThat(words).contains("No font", "Install", "Noto Sans CJK"));
        assertThat(Text.language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aLanguageThatCanBeReadIsSpoken() {
        assertThat(new Speech("中文语"::equals).speak(Language.CHINESE)).isEmpty();
        assertThat(Text.language()).isEqualTo(Language.CHINESE);
    }

    @Test
    void englishNeedsNoFontOfTheSystem() {
        assertThat(new Speech(letters -> false).speak(Language.ENGLISH)).isEmpty();
    }
}
