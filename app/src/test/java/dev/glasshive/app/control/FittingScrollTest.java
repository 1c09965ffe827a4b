package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What scrolls ends below a whole line, whatever the line is made of.
class FittingScrollTest {
    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void linesInLabelsAreShownAsFarAsTheyAreWhole() {
        List<Label> lines = IntStream.range(0, 12).mapToObj(i -> new Label("line " + i)).toList();
        VBox told = new VBox(new TextFlow(new Text("first")));
        told.getChildren().addAll(lines);
        FittingScroll scroll = new FittingScroll(told, () -> 10);
        Screen.show(Theme.LIGHT, 1, 300, 120, () -> new VBox(scroll));
        Screen.settle();
        double inner = scroll.getHeight() - scroll.snappedTopInset() - scroll.snappedBottomInset();
        assertThat(lines.stream().map(line -> line.getBoundsInParent().getMaxY())).as("%s is the end of a line".formatted(inner))
                .anySatisfy(end -> assertThat(inner).isBetween(end, end + 1));
    }
}
