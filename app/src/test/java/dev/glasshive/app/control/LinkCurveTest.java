package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A link goes through no box that it has nothing to do with.
class LinkCurveTest {
    private final Box cut = box(20, 7.4);
    private final Box covering = box(40, 0);

    private static Box box(double x, double y) {
        return new Box(x, y, 7, 3.1, "", List.of(), "", Tone.PLAIN, "at " + x + ", " + y);
    }

    @Test
    void itGoesAroundABoxThatStandsBetween() {
        Box between = box(40, 3.7);
        LinkCurve curve = LinkCurve.of(cut, covering, List.of(cut, covering, between));
        assertThat(curve.meets(between)).isFalse();
        assertThat(curve.x2()).isEqualTo(47);
    }

    @Test
    void itGoesStraightUpWhereNothingIs() {
        LinkCurve curve = LinkCurve.of(cut, covering, List.of(cut, covering));
        assertThat(List.of(curve.x1(), curve.y1(), curve.x2(), curve.y2())).containsExactly(23.5, 7.4, 43.5, 3.1);
    }
}
