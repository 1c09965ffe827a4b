package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tooltip that came up under the mouse would take the mouse from what it explains, and close.
class TooltipsTest {
    /// Where JavaFX opens a tooltip, to the right of the mouse and below it.
    private static final double RIGHT = 10;
    private static final double BELOW = 7;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1", "DARK, 1", "HIGH_CONTRAST, 1", "LIGHT, 3"})
    void aTooltipComesUpBesideTheMouse(Theme theme, double scale) {
        try (OpenWindow window = OpenWindow.show(folder.resolve("settings"))) {
            window.dress(theme, scale);
            Node step = window.root().lookup("#step");
            double[] corner = OpenWindow.onFx(() -> {
                Tooltip tooltip = ((Control) step).getTooltip();
                tooltip.show(step, 300 + RIGHT, 300 + BELOW);
                double[] at = {tooltip.getX(), tooltip.getY()};
                tooltip.hide();
                return at;
            });
            assertThat(corner[0]).isLessThanOrEqualTo(300 + RIGHT);
            assertThat(corner[0] > 301 || corner[1] > 301).as("the mouse at 300, 300 is not on its window, which begins at %s, %s", corner[0], corner[1]).isTrue();
        }
    }
}
