package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Tone;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GraphCameraTest {
    private static final double LETTER = 11;

    private final GraphCamera camera = new GraphCamera();

    private static GraphModel tower(int boxes) {
        return new GraphModel(IntStream.range(0, boxes).mapToObj(i -> new Box(0, 4 * i, 10, 3, "box " + i, List.of(), "", Tone.PLAIN, "")).toList(), List.of(), List.of());
    }

    private void look(GraphModel model) {
        camera.show(model);
        camera.fitInto(400, 200, LETTER);
        camera.settle();
    }

    @Test
    void whatFitsIsShownWholeAndInItsNaturalSize() {
        look(tower(3));
        assertThat(camera.zoom()).isEqualTo(1);
        assertThat(camera.top()).isNegative();
        assertThat(camera.top() + camera.height()).isGreaterThan(11);
    }

    @Test
    void lettersStayLegibleHoweverMuchThereIs() {
        look(tower(100));
        assertThat(camera.unit()).isBetween(8.5, LETTER);
    }

    @Test
    void lettersGrowWithTheSizeOfTheType() {
        look(tower(100));
        double unit = camera.unit();
        camera.fitInto(400, 200, 2 * LETTER);
        camera.settle();
        assertThat(camera.unit()).isGreaterThan(1.9 * unit);
    }

    @Test
    void theBoxThatIsLitStandsAmidWhatIsCut() {
        GraphModel model = tower(100);
        look(model);
        Box lit = model.boxes().get(50);
        camera.reveal(lit, List.of(), true);
        assertThat(lit.y() + lit.height() / 2 - camera.top()).isCloseTo(camera.height() / 2, Offset.offset(0.01));
    }

    @Test
    void noMoreThanTheMarginIsFreeAboveTheFirstBoxAndBelowTheLast() {
        GraphModel model = tower(100);
        look(model);
        camera.reveal(model.boxes().getLast(), List.of(), true);
        assertThat(camera.top() + camera.height()).isCloseTo(model.height() + GraphCamera.MARGIN, Offset.offset(0.01));
        camera.reveal(model.boxes().getFirst(), List.of(), true);
        assertThat(camera.top()).isCloseTo(-GraphCamera.MARGIN, Offset.offset(0.01));
    }

    @Test
    void whatTheUserEnlargedKeepsItsSizeInAnotherPicture() {
        look(tower(3));
        camera.zoom(1.5, 0, 0);
        look(tower(100));
        assertThat(camera.zoom()).isEqualTo(1.5);
    }

    @Test
    void theBoxUnderAPlaceIsFoundWhereverTheViewIs() {
        look(tower(100));
        camera.moveTo(0, 40);
        assertThat(camera.boxAt(5, 5)).isEqualTo(10);
        assertThat(camera.boxAt(5, 3.5 * camera.unit())).isEqualTo(-1);
    }

    @Test
    void whatIsWholeWithSmallerLettersIsShownWhole() {
        GraphModel model = tower(7);
        camera.show(model);
        camera.fitInto(800, 400, 2 * LETTER);
        camera.settle();
        assertThat(camera.unit()).isBetween(LETTER, 2 * LETTER * 0.77);
        assertThat(camera.top() + camera.height()).isGreaterThan(model.height());
    }

    @Test
    void asMuchOfTheWayAsFitsIsWholeBesideTheBoxThatIsLit() {
        Box far = new Box(30, 0, 5, 3, "far", List.of(), "", Tone.PLAIN, "");
        Box next = new Box(10, 190, 5, 3, "next", List.of(), "", Tone.PLAIN, "");
        Box lit = new Box(0, 200, 5, 3, "lit", List.of(), "", Tone.PLAIN, "");
        Box last = new Box(0, 400, 5, 3, "last", List.of(), "", Tone.PLAIN, "");
        look(new GraphModel(List.of(far, next, lit, last), List.of(), List.of()));
        camera.reveal(lit, List.of(far, next, lit), true);
        assertThat(camera.top()).isLessThanOrEqualTo(next.y());
        assertThat(camera.top() + camera.height()).isGreaterThanOrEqualTo(lit.y() + lit.height());
    }

    @Test
    void noBoxIsRevealedUnderABar() {
        Box lit = new Box(100, 0, 5, 3, "lit", List.of(), "", Tone.PLAIN, "");
        look(new GraphModel(List.of(lit), List.of(), List.of()));
        camera.cover(16, 16);
        camera.reveal(lit, List.of(), true);
        assertThat(lit.x() + lit.width()).isLessThanOrEqualTo(camera.left() + camera.width() - 16 / camera.unit());
    }
}
