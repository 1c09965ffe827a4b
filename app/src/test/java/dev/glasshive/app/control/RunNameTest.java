package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which name a run has under a timeline.
class RunNameTest {
    private static final double EM = 10;
    private static final TimelineModel.Run RUN = new TimelineModel.Run(0, "packet 20", "20");

    private static String in(double room) {
        return RunName.of(RUN, 100, 100 + room, EM, text -> text.length() * EM / 2).map(RunName::text).orElse("");
    }

    @Test
    void itIsWholeWhereThereIsRoom() {
        assertThat(in(60)).isEqualTo("packet 20");
    }

    @Test
    void itIsBriefWhereThereIsLess() {
        assertThat(in(30)).isEqualTo("20");
        assertThat(in(13)).as("a run hardly wider than its number").isEqualTo("20");
        assertThat(in(10)).isEmpty();
    }

    @Test
    void aBriefOneStaysInItsRun() {
        RunName name = RunName.of(RUN, 100, 113, EM, text -> text.length() * EM / 2).orElseThrow();
        assertThat(name.at()).isGreaterThan(100);
        assertThat(name.end()).isLessThanOrEqualTo(113);
    }
}
