package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TidyingTest {
    private record Due(long at, Runnable task) {}

    private final Queue<Due> due = new ArrayDeque<>();
    private long clock;
    private long used = 2 * Tidying.WORTH_IT;
    private int collected;
    private final Tidying tidying = new Tidying(() -> clock, () -> used, () -> collected++, (time, task) -> due.add(new Due(clock + time.toNanos(), task)));

    private void pass(Duration time) {
        long end = clock + time.toNanos();
        while (!due.isEmpty() && due.peek().at() <= end) {
            Due next = due.remove();
            clock = next.at();
            next.task().run();
        }
        clock = end;
    }

    @Test
    void whatWasLeftIsCollectedOnceNobodyDoesAnything() {
        tidying.left(2 * Tidying.MUCH);
        tidying.left(2 * Tidying.MUCH);
        pass(Tidying.QUIET.minusMillis(1));
        assertThat(collected).isZero();
        pass(Duration.ofMillis(1));
        assertThat(collected).isEqualTo(1);
        pass(Duration.ofMinutes(1));
        assertThat(collected).isEqualTo(1);
    }

    @Test
    void whoIsBusyIsNotStopped() {
        tidying.left(2 * Tidying.MUCH);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(100));
            tidying.moved();
        }
        assertThat(collected).isZero();
        pass(Tidying.QUIET);
        assertThat(collected).isEqualTo(1);
    }

    /// What is in use has to be gone through however little is waste: after a long run that is most of it.
    @Test
    void whereLittleHasGoneNobodyIsStopped() {
        tidying.left(Tidying.MUCH / 2);
        pass(Duration.ofMinutes(1));
        assertThat(collected).isZero();
        tidying.left(Tidying.MUCH / 2 + 1);
        pass(Tidying.QUIET);
        assertThat(collected).isEqualTo(1);
        tidying.left(Tidying.MUCH / 2 + 1);
        pass(Duration.ofMinutes(1));
        assertThat(collected).isEqualTo(1);
    }

    @Test
    void littleIsNotWorthAPause() {
        used = Tidying.WORTH_IT;
        tidying.left(2 * Tidying.MUCH);
        pass(Duration.ofMinutes(1));
        assertThat(collected).isZero();
        assertThat(due).isEmpty();
    }
}
