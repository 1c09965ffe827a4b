package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FontsTest {
    @BeforeAll
    static void load() {
        Fonts.load();
    }

    @Test
    void bothFamiliesComeInTheWeightsTheThemeAsksFor() {
        assertThat(Font.font(Fonts.TEXT, 13).getFamily()).isEqualTo("Inter");
        assertThat(Font.font(Fonts.TEXT, FontWeight.BOLD, 13).getName()).isEqualTo("Inter Bold");
        assertThat(Font.font(Fonts.TEXT, FontWeight.NORMAL, FontPosture.ITALIC, 13).getName())
                .isEqualTo("Inter Italic");
        assertThat(Font.font("Inter Semi Bold", 13).getFamily()).isEqualTo("Inter Semi Bold");
        assertThat(Font.font("Inter Medium", 13).getFamily()).isEqualTo("Inter Medium");
        assertThat(Font.font(Fonts.CODE, FontWeight.BOLD, 13).getName()).isEqualTo("JetBrains Mono NL Bold");
        assertThat(Font.font(Fonts.CODE, FontWeight.NORMAL, FontPosture.ITALIC, 13).getName())
                .isEqualTo("JetBrains Mono NL Italic");
    }

    @Test
    void lettersThatNoFontHasAreAllTheSame() {
        assertThat(Fonts.canDraw("ABC")).isTrue();
        // Nobody may give these a shape.
        assertThat(Fonts.canDraw("\uFDD0\uFDD1\uFDD2")).isFalse();
    }
}
