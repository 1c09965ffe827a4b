package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {
    @Test
    void blanksGoWithTheTokenBehindThem() {
        assertThat(stretches("    r0 = 2  ; why")).containsExactly("    r0:token-register", " = :", "2:token-number", "  ; why:token-comment");
    }

    @Test
    void whatIsNoTokenKeepsItsBlanks() {
        assertThat(stretches("r1 += r2 ")).containsExactly("r1:token-register", " += :", "r2:token-register", " :");
    }

    private static List<String> stretches(String text) {
        List<String> stretches = new ArrayList<>();
        int at = 0;
        for (var span : Highlighter.assembly().apply(text)) {
            stretches.add(text.substring(at, at + span.getLength()) + ":" + String.join(" ", span.getStyle()));
            at += span.getLength();
        }
        return stretches;
    }
}
