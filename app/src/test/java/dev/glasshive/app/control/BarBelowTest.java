package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// A note as high as the text must not bring a bar that makes it lower, which lets the bar go, for ever.
class BarBelowTest {
    private static final double BAR = 16;

    private final Region text = new Region();
    private final ScrollBar bar = new ScrollBar();
    private final Pane pane = new Pane(text, bar);
    private final BarBelow below;

    BarBelowTest() {
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setPrefHeight(BAR);
        pane.resize(400, 300);
        text.resize(400, 300);
        below = new BarBelow(pane, text);
    }

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void whereNoBarWasNothingIsMissing() {
        assertThat(below.missing()).isZero();
    }

    @Test
    void aBarThatWentKeepsItsRoomUntilThePaneHasAnotherHeight() {
        text.resize(400, 300 - BAR);
        assertThat(below.missing()).as("while it is there the text has as much less").isZero();
        text.resize(400, 300);
        assertThat(below.missing()).isEqualTo(BAR);
        pane.resize(400, 500);
        text.resize(400, 500);
        assertThat(below.missing()).isZero();
    }

    @Test
    void aPaneThatGrowsBeforeItsTextHasNoBar() {
        pane.resize(400, 500);
        text.resize(400, 500);
        assertThat(below.missing()).isZero();
    }
}
