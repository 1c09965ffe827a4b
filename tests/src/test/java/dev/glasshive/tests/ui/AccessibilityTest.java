package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.Inspection;
import dev.glasshive.app.KeyboardFaults;
import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.Outfit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user who sees nothing or has no mouse needs, on every screen.
class AccessibilityTest {
    static Stream<Arguments> screens() {
        return OpenWindow.screens().stream().flatMap(screen -> Inspection.TOURED.stream().map(outfit -> Arguments.of(screen, outfit)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("screens")
    void everythingThatTakesTheKeyboardHasANameAndIsReached(String screen, Outfit outfit) {
        KeyboardFaults faults = Inspection.of(screen).keyboard(outfit);
        assertThat(faults.stops()).isPositive();
        assertThat(faults.nameless()).as("without a name").isEmpty();
        assertThat(faults.missed()).as("never reached with Tab").isEmpty();
        assertThat(faults.unreachable()).as("only for the mouse").isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("screens")
    void theTabKeyVisitsEveryPaneInSight(String screen, Outfit outfit) {
        assertThat(Inspection.of(screen).keyboard(outfit).panes()).as("panes in sight that are not visited").isEmpty();
    }
}
