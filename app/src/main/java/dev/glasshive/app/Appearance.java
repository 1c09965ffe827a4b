package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.Motion;
import dev.glasshive.app.control.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// How every window of the application looks: theme, size of type, and how much moves.
final class Appearance {
    /// What one press makes the type larger or smaller by.
    private static final double SCALE_STEP = 0.25;

    private final Settings settings;
    private final Runnable keep;
    private final List<Scene> scenes = new ArrayList<>();
    private final ObjectProperty<Optional<Theme>> chosen;
    private final ObjectProperty<Theme> system = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    private final DoubleProperty scale;

    /// @param keep writes the settings
    Appearance(Settings settings, Runnable keep) {
        this.settings = settings;
        this.keep = keep;
        chosen = new SimpleObjectProperty<>(settings.theme());
        chosen.subscribe(this::decide);
        system.subscribe(this::decide);
        decide();
        scale = new SimpleDoubleProperty(settings.number("scale", 1, Theme.SMALLEST_SCALE, Theme.LARGEST_SCALE));
        Motion.wish().set(settings.isSet("motion.reduced", false) ? Optional.of(Motion.REDUCED) : Optional.empty());
        theme.subscribe(this::dressAll);
        scale.subscribe(this::dressAll);
    }

    void addTo(CommandRegistry registry) {
        for (Theme each : Theme.values()) {
            registry.add(Command.of(CommandGroup.VIEW, "theme." + each.title(), () -> wear(Optional.of(each))).marked(Bindings.equal(chosen, Optional.of(each))));
        }
        registry.add(Command.of(CommandGroup.VIEW, "theme.system", () -> wear(Optional.empty())).marked(Bindings.equal(chosen, Optional.empty())));
        registry.add(
                Command.of(CommandGroup.VIEW, "size.larger", () -> resize(scale.get() + SCALE_STEP)).keys("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add"),
                Command.of(CommandGroup.VIEW, "size.smaller", () -> resize(scale.get() - SCALE_STEP)).keys("Shortcut+Minus", "Shortcut+Subtract"),
                Command.of(CommandGroup.VIEW, "size.normal", () -> resize(1)).keys("Shortcut+0"),
                Command.of(CommandGroup.VIEW, "size.200", () -> resize(2)),
                Command.of(CommandGroup.VIEW, "view.motion", this::toggleMotion).marked(Bindings.equal(Motion.now(), Motion.REDUCED)));
    }

    /// The size of type: 1 is its natural one.
    DoubleProperty scale() {
        return scale;
    }

    /// Dresses `scene` now and whenever something changes.
    void dress(Scene scene) {
        scenes.add(scene);
        theme.get().apply(scene, scale.get());
    }

    /// The scene is gone.
    void forget(Scene scene) {
        scenes.remove(scene);
    }

    /// The theme that goes with the rest of the system.
    ObjectProperty<Theme> system() {
        return system;
    }

    private void decide() {
        theme.set(chosen.get().orElseGet(system::get));
    }

    private void wear(Optional<Theme> wanted) {
        chosen.set(wanted);
        settings.set(wanted);
        keep.run();
    }

    /// Makes the type larger or smaller; out of range means the nearest end.
    void resize(double wanted) {
        double next = Math.clamp(wanted, Theme.SMALLEST_SCALE, Theme.LARGEST_SCALE);
        if (next != scale.get()) {
            scale.set(next);
            settings.set("scale", next);
            keep.run();
        }
    }

    private void toggleMotion() {
        boolean reduced = Motion.now().get() == Motion.NORMAL;
        Motion.wish().set(Optional.of(reduced ? Motion.REDUCED : Motion.NORMAL));
        settings.set("motion.reduced", reduced);
        keep.run();
    }

    private void dressAll() {
        scenes.forEach(scene -> theme.get().apply(scene, scale.get()));
    }
}
