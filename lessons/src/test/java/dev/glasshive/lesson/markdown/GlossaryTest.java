package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// The words that lessons explain.
class GlossaryTest {
    private static final int LONGEST_TEXT = 220;

    @Test
    void everyWordIsExplainedInShort() {
        Glossary glossary = Glossary.bundled("en");
        assertThat(glossary.entries()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(entry -> {
            assertThat(entry.text()).hasSizeLessThan(LONGEST_TEXT).endsWith(".");
            assertThat(entry.forms()).noneMatch(String::isBlank);
        });
    }

    @Test
    void aWordIsFoundInAllItsForms() {
        Glossary glossary = Glossary.bundled("en");
        assertThat(glossary.entry("Slots")).isEqualTo(glossary.entry("slot")).isPresent();
        assertThat(glossary.entry("no such word")).isEmpty();
    }

    @Test
    void whereThereIsNoGlossaryInALanguageItIsEnglish() {
        assertThat(Glossary.bundled("xx").entries()).isEqualTo(Glossary.bundled("en").entries());
    }

    @Test
    void whatIsWrongWithAGlossaryIsSaid() {
        assertThatThrownBy(() -> Glossary.of("## a\nrfc9669 99\ntext")).hasMessageContaining("no section rfc9669 99");
        assertThatThrownBy(() -> Glossary.of("## a\nabi")).hasMessageContaining("needs a section and a text");
        assertThatThrownBy(() -> Glossary.of("## a\nabi\none\n## b, A\nabi\ntwo")).hasMessageContaining("'A' is explained twice");
    }
}
