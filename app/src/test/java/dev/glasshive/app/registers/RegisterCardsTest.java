package dev.glasshive.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.control.CodeCard.Section;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import org.junit.jupiter.api.Test;

class RegisterCardsTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final RegisterCards cards = new RegisterCards(workspace);

    @Test
    void aRegisterInTheTextTellsWhatItHoldsNowAndWhatTheVerifierKnowsThere() {
        workspace.goTo(3);
        CodeCard card = cards.at(5, "r7").orElseThrow();
        assertThat(card.source()).isEqualTo("before instruction 3");
        assertThat(card.sections()).extracting(Section::heading).containsExactly("The machine now, before instruction 3", "The verifier, before instruction 3");
        assertThat(card.sections()).extracting(section -> section.lines().getFirst()).containsExactly("0x7 = 7", "a number in [0, 255]");
        assertThat(cards.at(2, "r7").orElseThrow().sections().getLast().lines()).containsExactly("nothing that may be read");
        assertThat(cards.at(3, "r10").orElseThrow().sections().getLast().lines()).containsExactly("a place on the stack of frame 0 (fp)");
    }

    @Test
    void halfARegisterIsSaidToBeOne() {
        assertThat(cards.at(2, "w6").orElseThrow().sections().getLast().lines()).containsExactly("The lower 32 bits of r6. Writing them clears the upper ones.");
        assertThat(cards.at(2, "r11")).isEmpty();
    }

    @Test
    void withoutARunOrAJudgementOnlyItsUseIsTold() {
        workspace.edit("nonsense r3");
        assertThat(cards.at(0, "r3").orElseThrow().sections()).isEmpty();
        assertThat(cards.at(0, "r3").orElseThrow().title()).isEqualTo("An argument of calls; gone after each call");
    }
}
