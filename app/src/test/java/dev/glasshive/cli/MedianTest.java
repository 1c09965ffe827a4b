package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The median of samples, on a clock that goes as the test says.
class MedianTest {
    private long now;

    @Test
    void theFirstSlowRunsDoNotCount() throws NotTimedException {
        int[] runs = {0};
        Median.Work work = Median.timed(() -> now, () -> now += runs[0]++ < 100 ? 900_000 : 1_000);
        assertThat(Median.nanos(work, 1)).isCloseTo(1_000, within(1e-9));
    }

    @Test
    void aDisturbanceNowAndThenDoesNotCount() throws NotTimedException {
        int[] samples = {0};
        assertThat(Median.nanos(runs -> runs * (samples[0]++ % 3 == 0 ? 5e6 : 4e6), 1)).isEqualTo(4e6);
    }

    @Test
    void samplesOfShortWorkAreManyRuns() throws NotTimedException {
        List<Integer> sizes = new ArrayList<>();
        double nanos = Median.nanos(runs -> {
            sizes.add(runs);
            return runs * 10.0;
        }, 0.1);
        assertThat(nanos).isEqualTo(10);
        assertThat(sizes.getFirst()).isEqualTo(1);
        assertThat(sizes.getLast() * 10.0).isGreaterThanOrEqualTo(Median.SHORTEST_SAMPLE);
    }

    @Test
    void longWorkIsSampledAFewTimesEvenBeyondTheTimeGiven() throws NotTimedException {
        int[] samples = {0};
        Median.nanos(runs -> {
            samples[0]++;
            return runs * 10e9;
        }, 1);
        assertThat(samples[0]).isEqualTo(1 + Median.FEWEST_SAMPLES);
    }

    @Test
    void aClockThatStandsStillEndsTheMeasurement() throws NotTimedException {
        int[] samples = {0};
        double nanos = Median.nanos(runs -> {
            samples[0]++;
            return 0;
        }, 1);
        assertThat(nanos).isZero();
        assertThat(samples[0]).isLessThanOrEqualTo(2 * Median.MOST_SAMPLES);
    }

    @Test
    void workThatFailsEndsTheMeasurement() {
        assertThatThrownBy(() -> Median.nanos(Median.timed(() -> now, () -> {
            throw new NotTimedException("trapped");
        }), 1)).isInstanceOf(NotTimedException.class).hasMessage("trapped");
    }
}
