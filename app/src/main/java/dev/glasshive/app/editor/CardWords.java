package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.text.Text;
import dev.glasshive.rosetta.Facet;
import dev.glasshive.rosetta.InstructionCard;
import java.util.Locale;

/// The card of an instruction with the headings of the window.
final class CardWords {
    private CardWords() {}

    static CodeCard of(InstructionCard card) {
        String source = card.section().isEmpty() ? Text.of("card.extension") : Text.of("card.section", card.section());
        return new CodeCard(card.text(), card.title(), source, card.facets().stream().map(CardWords::section).toList());
    }

    private static CodeCard.Section section(Facet facet) {
        return new CodeCard.Section(Text.of("card." + facet.kind().name().toLowerCase(Locale.ROOT)), facet.kind().isProse() ? CodeCard.Form.PROSE : CodeCard.Form.COLUMNS, facet.lines());
    }
}
