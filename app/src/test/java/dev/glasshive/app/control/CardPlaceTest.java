package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What opens beside something does not lie over what it is read with, if there is room elsewhere.
class CardPlaceTest {
    @Test
    void aCardLiesBelowItsLineUnlessItCoversTheNextInstruction() {
        assertThat(CardLayer.isBelow(300, 200, 150, false)).isTrue();
        assertThat(CardLayer.isBelow(300, 200, 150, true)).isFalse();
    }

    @Test
    void withoutRoomAboveItStaysBelow() {
        assertThat(CardLayer.isBelow(100, 200, 150, true)).isTrue();
        assertThat(CardLayer.isBelow(140, 120, 150, true)).isFalse();
    }

    @Test
    void aPopoverIsNarrowerRatherThanOverItsOwner() {
        assertThat(Popover.widthBeside(820, 780, 988)).isEqualTo(820);
        assertThat(Popover.widthBeside(1200, 780, 988)).isEqualTo(988);
        assertThat(Popover.widthBeside(500, 780, 988)).isEqualTo(988);
    }
}
