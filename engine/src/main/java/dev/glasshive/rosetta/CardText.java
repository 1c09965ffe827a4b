package dev.glasshive.rosetta;

import java.util.ArrayList;
import java.util.List;

/// A card as text.
final class CardText {
    private static final int LABEL = 12;
    private static final int WIDTH = 100;

    private CardText() {}

    static String of(InstructionCard card) {
        StringBuilder text = new StringBuilder();
        String source = card.section().isEmpty() ? "not in RFC 9669" : "RFC 9669 section " + card.section();
        text.append(String.format("%-36s%-36s%s%n", card.text(), card.title(), source).replace(System.lineSeparator(), "\n"));
        for (Facet facet : card.facets()) {
            String label = facet.kind().label();
            for (String line : facet.lines()) {
                for (String part : facet.kind().isProse() ? broken(line) : List.of(line)) {
                    text.append(label).repeat(' ', LABEL - label.length()).append(part).append('\n');
                    label = "";
                }
            }
        }
        return text.toString();
    }

    private static List<String> broken(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (LABEL + line.length() + word.length() >= WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
