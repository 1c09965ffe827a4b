package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.scene.image.WritableImage;

/// Pictures of a window that is on no stage, one in each theme. All of it belongs to the user interface's thread, but for [#picture].
final class Sitting extends AnimationTimer {
    /// Pulses that a scene needs until everything that lays itself out later has done so.
    private static final int PULSES = 30;
    /// The same, after a change of clothes.
    private static final int PULSES_TO_DRESS = 10;

    private final List<Theme> themes;
    private final Map<Theme, CompletableFuture<WritableImage>> pictures;
    private final int width;
    private final int height;
    private final double scale;
    private Optional<Sitter> sitter = Optional.empty();
    private int taken;
    private int pulses;

    /// @param width of the window in units that do not scale
    /// @param scale picture elements for each unit
    Sitting(List<Theme> themes, int width, int height, double scale) {
        this.themes = themes;
        this.width = width;
        this.height = height;
        this.scale = scale;
        pictures = themes.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), theme -> new CompletableFuture<>()));
    }

    /// The picture in one of the themes, from any thread.
    CompletableFuture<WritableImage> picture(Theme theme) {
        return Objects.requireNonNull(pictures.get(theme));
    }

    /// Sets the window up; the pictures come by and by.
    ///
    /// @param type size of type: 1 is its natural one
    void begin(Story story, double type) {
        try {
            sitter = Optional.of(Sitter.of(story, themes.getFirst(), width, height, type));
            pulses = PULSES;
            start();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Override
    public void handle(long now) {
        sitter.ifPresent(this::pulse);
    }

    private void pulse(Sitter who) {
        try {
            who.layOut();
            if (--pulses > 0) {
                return;
            }
            picture(themes.get(taken++)).complete(who.picture(width, height, scale));
            if (taken < themes.size()) {
                who.wear(themes.get(taken));
                pulses = PULSES_TO_DRESS;
            } else {
                end();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable why) {
        pictures.values().forEach(picture -> picture.completeExceptionally(why));
        end();
    }

    private void end() {
        stop();
        sitter.ifPresent(Sitter::leave);
        sitter = Optional.empty();
    }
}
