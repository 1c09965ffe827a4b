package dev.glasshive.app.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotRangesTest {
    @Test
    void aWayThatGoesForwardIsOneRange() {
        assertThat(SlotRanges.inOrder(List.of(3, 4, 9), " out")).isEqualTo("3 – 9 out");
        assertThat(SlotRanges.inOrder(List.of(7), "")).isEqualTo("7");
    }

    @Test
    void aWayThatGoesBackIsNoBackwardsRange() {
        assertThat(SlotRanges.inOrder(List.of(10, 11, 12, 4, 5), " skip")).isEqualTo("10 – 12 skip, 4 – 5");
        assertThat(SlotRanges.inOrder(List.of(10, 6, 2, 3), "")).isEqualTo("10 … 2 – 3");
    }

    @Test
    void roundsOfALoopAreItsLowestAndHighest() {
        assertThat(SlotRanges.whole(List.of(5, 6, 3, 4, 5, 6))).isEqualTo("3 – 6");
    }
}
