package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Only as much leaves a row as has to.
class GivingRowTest {
    private static final List<Double> WIDTHS = List.of(300.0, 120.0, 80.0);

    @Test
    void nothingLeavesWhereAllFits() {
        assertThat(GivingRow.leaving(WIDTHS, 10, 0)).isZero();
        assertThat(GivingRow.leaving(WIDTHS, 10, -130)).isZero();
    }

    @Test
    void whatMattersLeastLeavesFirstAndAlone() {
        assertThat(GivingRow.leaving(WIDTHS, 10, 310)).isEqualTo(1);
        assertThat(GivingRow.leaving(WIDTHS, 10, 311)).isEqualTo(2);
    }

    @Test
    void nothingElseCanLeave() {
        assertThat(GivingRow.leaving(WIDTHS, 10, 5000)).isEqualTo(3);
    }
}
