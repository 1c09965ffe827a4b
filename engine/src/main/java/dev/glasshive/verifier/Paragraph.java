package dev.glasshive.verifier;

import java.util.ArrayList;
import java.util.List;

/// Text in lines of limited width.
public final class Paragraph {
    private Paragraph() {}

    /// `text` in lines of at most `width` characters, broken at spaces. Only a single word can be longer.
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
