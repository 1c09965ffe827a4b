package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineColumnsTest {
    private static final TimelineModel THIRDS = new Thirds(9_000);

    /// Two steps of three are of one kind and low, the third is of another and high.
    private record Thirds(int length) implements TimelineModel {
        @Override
        public Kind kind(int step) {
            return step % 3 == 0 ? Kind.MAP : Kind.STACK;
        }

        @Override
        public double height(int step) {
            return step % 3 == 0 ? 1 : 0.25;
        }

        @Override
        public List<Run> runs() {
            return List.of();
        }

        @Override
        public List<Event> events() {
            return List.of();
        }
    }

    @Test
    void eachShowsTheCommonestKindAndTheMeanHeight() {
        TimelineColumns columns = TimelineColumns.of(THIRDS, TimelineWindow.all(9_000, 900));
        assertThat(columns.columns()).hasSize(300);
        assertThat(columns.columns()).allSatisfy(column -> {
            assertThat(column.kind()).isEqualTo(Kind.STACK);
            assertThat(column.height()).isCloseTo(0.5, within(0.05));
            assertThat(column.from()).isCloseTo(30 * column.number(), within(1e-6));
        });
    }

    @Test
    void noneIsLeftOfTheFirstStepOrRightOfTheLast() {
        TimelineColumns columns = TimelineColumns.of(THIRDS, new TimelineWindow(4_500, 9_000, 900));
        assertThat(columns.columns()).hasSize(150);
        assertThat(columns.columns().getLast().from()).isLessThan(9_000);
    }

    @Test
    void anotherStretchOrAnotherTimelineNeedsOthers() {
        TimelineWindow all = TimelineWindow.all(9_000, 900);
        TimelineColumns columns = TimelineColumns.of(THIRDS, all);
        assertThat(columns.isOf(THIRDS, TimelineWindow.all(9_000, 900))).isTrue();
        assertThat(columns.isOf(THIRDS, all.moved(1, 20_000))).isFalse();
        assertThat(columns.isOf(TimelineModel.EMPTY, all)).isFalse();
    }
}
