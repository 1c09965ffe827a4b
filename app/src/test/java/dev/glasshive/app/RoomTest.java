package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final double LETTER = 13;

    private static Room of(double width, double height, double type) {
        return new Room(width / (LETTER * type), height / (LETTER * type));
    }

    @Test
    void theTimelineLeavesHeightToThePanesAboveItWhereThatIsScarce() {
        Room small = of(1280, 720, 1);
        assertThat(small.fit()).isEqualTo(Room.Fit.SMALL);
        assertThat(small.dockOfTimeline()).isLessThan(small.dock() - 0.04);
        Room large = of(1600, 1000, 1);
        assertThat(large.fit()).isEqualTo(Room.Fit.ROOMY);
        assertThat(large.dockOfTimeline()).isEqualTo(large.dock());
    }

    @Test
    void largeTypeCountsAsASmallWindow() {
        assertThat(of(1600, 1000, 2).isNarrow(0)).isTrue();
        assertThat(of(1600, 1000, 2).isTooLowForAnatomy()).isTrue();
        assertThat(of(1600, 1000, 2).isLeast()).isFalse();
        assertThat(of(1600, 1000, 3).isLeast()).isTrue();
        assertThat(of(1600, 1000, 3).isTooNarrowForLesson()).isTrue();
        assertThat(of(1600, 1000, 1).isNarrow(0)).isFalse();
        assertThat(of(1600, 1000, 1).isNarrow(30)).isTrue();
    }

    @Test
    void withLargeTypeTheDockHasRoomForRowsAndThePanesAboveKeepTheLargerPart() {
        Room room = of(1600, 1000, 2);
        assertThat(room.fit()).isEqualTo(Room.Fit.LOW);
        assertThat(room.dock() * room.height()).isGreaterThan(16);
        assertThat(room.dock()).isLessThan(0.5);
        assertThat(of(1600, 1000, 1).dock()).isEqualTo(0.23);
    }

    @Test
    void sharesMakeAWholeAtEverySize() {
        for (double type : List.of(0.75, 1.0, 1.5, 2.0, 3.0)) {
            Room room = of(1280, 720, type);
            assertThat(Arrays.stream(room.columns()).sum()).isCloseTo(1, Offset.offset(1e-9));
            assertThat(room.dockOfTimeline()).isBetween(0.1, 0.5);
            assertThat(room.dock()).isBetween(0.1, 0.5);
        }
    }
}
