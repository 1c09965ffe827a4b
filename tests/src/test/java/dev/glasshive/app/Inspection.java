package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What was found out about a screen. It is opened once for each size of type, however much is asked of it, for opening takes most of the time. Only words and numbers are kept.
///
/// @param looks what was seen in each size and theme
/// @param keyboards what the keyboard reaches in the outfits of [#TOURED]
public record Inspection(Map<Outfit, Look> looks, Map<Outfit, KeyboardFaults> keyboards) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    private static final int PATIENCE_MINUTES = 5;
    private static final Map<String, Outcome> KNOWN = new ConcurrentHashMap<>();

    /// The sizes that people use.
    public static final List<Outfit> SIZES = List.of(new Outfit(Theme.LIGHT, 1600, 1000, 1), new Outfit(Theme.LIGHT, 1280, 720, 1), new Outfit(Theme.LIGHT, 1600, 1000, 2));
    /// The same small window in all themes.
    public static final List<Outfit> THEMES = Stream.of(Theme.values()).map(theme -> new Outfit(theme, WIDTH, HEIGHT, 1)).toList();
    /// Where the keyboard goes everywhere.
    public static final List<Outfit> TOURED = List.of(THEMES.getFirst(), SIZES.getLast());

    /// A screen in one outfit.
    ///
    /// @param faults of its layout
    /// @param picture in an outfit of [#THEMES]
    public record Look(List<String> faults, Optional<Picture> picture) {}

    /// What a picture shows.
    ///
    /// @param colours how many there are
    /// @param moved what is at another spot than in the theme that was worn first
    public record Picture(int width, int colours, List<String> moved) {}

    /// A sitting that failed is not repeated for each question.
    private sealed interface Outcome {
        record Done(Inspection inspection) implements Outcome {}

        record Failed(Throwable why) implements Outcome {}
    }

    /// The inspection of the screen that is called `title`.
    public static Inspection of(String title) {
        return switch (KNOWN.computeIfAbsent(title, Inspection::inspect)) {
            case Outcome.Done(Inspection inspection) -> inspection;
            case Outcome.Failed(Throwable why) -> throw new IllegalStateException("cannot inspect " + title, why);
        };
    }

    /// What was seen in `outfit`.
    public Look look(Outfit outfit) {
        return Objects.requireNonNull(looks.get(outfit));
    }

    /// What the keyboard reaches in `outfit`.
    public KeyboardFaults keyboard(Outfit outfit) {
        return Objects.requireNonNull(keyboards.get(outfit));
    }

    /// All outfits of one size of type, which one window wears: other colours cost almost as much as a new window, another size nothing. Large type would, too; and a screen that is told in it has its panes in other places.
    private static List<Outfit> worn(double type) {
        return Stream.concat(THEMES.reversed().stream(), SIZES.stream()).filter(outfit -> outfit.type() == type).toList();
    }

    private static Outcome inspect(String title) {
        OpenWindow.clearStage();
        try {
            Story story = Story.titled(title).orElseThrow();
            Inspection inspection = new Inspection(new HashMap<>(), new HashMap<>());
            for (Outfit toured : TOURED) {
                Inspection part = InspectedSitting.of(story, worn(toured.type()), toured).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
                inspection.looks.putAll(part.looks);
                inspection.keyboards.putAll(part.keyboards);
            }
            return new Outcome.Done(inspection);
        } catch (ExecutionException | TimeoutException e) {
            return new Outcome.Failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(e);
        }
    }
}
