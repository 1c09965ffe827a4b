package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepLogTest {
    private static final int MANY = 200_000;

    @Test
    void stepsOfOneSmallProgramTakeTwoBytesEach() {
        StepLog log = new StepLog(false);
        for (int i = 0; i < MANY; i++) {
            log.add(i % 100 == 0 ? StepLog.ARRIVAL : StepLog.step(0, i % 65_535), 0);
        }
        assertThat(log.length()).isEqualTo(MANY);
        assertThat(log.bytes()).isBetween(2L * MANY, 2L * MANY + 200_000);
        for (int i = 0; i < MANY; i++) {
            assertThat(log.at(i)).isEqualTo(i % 100 == 0 ? StepLog.ARRIVAL : i % 65_535);
        }
    }

    @Test
    void largeSlotsAndOtherProgramsAreKeptAmongSmallOnes() {
        StepLog log = new StepLog(true);
        for (int i = 0; i < MANY; i++) {
            log.add(step(i), i % 3);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(log.at(i)).isEqualTo(step(i));
            assertThat(log.cpuAt(i)).isEqualTo(i % 3);
        }
        assertThat(StepLog.program(log.at(70_001))).isEqualTo(2);
        assertThat(StepLog.slot(log.at(70_002))).isEqualTo(65_535);
    }

    private static int step(int i) {
        return switch (i) {
            case 70_000 -> StepLog.ARRIVAL;
            case 70_001 -> StepLog.step(2, 7);
            case 70_002 -> StepLog.step(0, 65_535);
            case 70_003 -> StepLog.step(1_000, 1_000_000);
            default -> StepLog.step(0, i % 5_000);
        };
    }
}
