package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every screen, at the sizes that people use: nothing is cut off without telling the rest, nothing lies over something else, nothing is out of sight.
class LayoutOfScreensTest {
    static Stream<Arguments> screens() {
        return Story.all().stream().flatMap(story -> Stream.concat(Inspection.SIZES.stream(), Inspection.THEMES.stream()).map(outfit -> Arguments.of(story.title(), outfit)));
    }

    static Stream<Arguments> themes() {
        return Story.all().stream().flatMap(story -> Inspection.THEMES.stream().map(outfit -> Arguments.of(story.title(), outfit)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("screens")
    void nothingIsCutOffOrCovered(String title, Outfit outfit) {
        assertThat(Inspection.of(title).look(outfit).faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("themes")
    void everythingStaysWhereItIsInAnotherTheme(String title, Outfit outfit) {
        assertThat(Inspection.of(title).look(outfit).picture().orElseThrow().moved()).isEmpty();
    }
}
