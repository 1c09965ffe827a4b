package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.text.Text;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Window;

/// The commands that move panes and the keyboard from place to place.
final class PaneCommands {
    /// The second key of the sequences that show and hide panes.
    private static final Map<String, String> LETTERS = Map.of("editor", "E", "anatomy", "A", "registers", "R", "stack", "S", "maps", "M", "packet", "P", "dock", "D");

    private final MainView view;
    private final Panes panes;

    PaneCommands(MainView view) {
        this.view = view;
        this.panes = view.desk().panes();
    }

    void addTo(CommandRegistry registry) {
        registry.add(
                Command.of(CommandGroup.VIEW, "view.next-pane", () -> view.goToPane(1, focused())).keys("F6"),
                Command.of(CommandGroup.VIEW, "view.previous-pane", () -> view.goToPane(-1, focused())).keys("Shift+F6"),
                Command.of(CommandGroup.VIEW, "view.enlarge", () -> current().ifPresent(pane -> toggle(pane, PanePlace.ENLARGED))).keys("Alt+Enter"),
                Command.of(CommandGroup.VIEW, "view.tear-off", () -> current().ifPresent(pane -> toggle(pane, PanePlace.AWAY))).keys("Shortcut+K T"),
                Command.of(CommandGroup.VIEW, "view.hide", () -> current().ifPresent(pane -> pane.ask(PanePlace.HIDDEN))).keys("Shortcut+K H"),
                Command.of(CommandGroup.VIEW, "view.reset", () -> view.desk().reset()).keys("Shortcut+K 0"));
        for (PaneFrame pane : panes.all()) {
            if (!pane.id().equals("lesson")) {
                Command show = Command.titled(CommandGroup.VIEW, "pane." + pane.id(), Text.of("command.pane.show", pane.title()), () -> toggle(pane, PanePlace.HIDDEN))
                        .marked(pane.place().isNotEqualTo(PanePlace.HIDDEN));
                String letter = LETTERS.get(pane.id());
                registry.add(letter == null ? show : show.keys("Shortcut+K " + letter));
            }
        }
        for (PaneFrame pane : panes.all()) {
            registry.add(Command.titled(CommandGroup.VIEW, "enlarge." + pane.id(), Text.of("command.pane.enlarge", pane.title()), () -> toggle(pane, PanePlace.ENLARGED)));
        }
        for (PaneFrame pane : panes.all()) {
            registry.add(Command.titled(CommandGroup.VIEW, "tear." + pane.id(), Text.of("command.pane.tear-off", pane.title()), () -> toggle(pane, PanePlace.AWAY)));
        }
    }

    private static void toggle(PaneFrame pane, PanePlace place) {
        pane.ask(pane.place().get() == place ? PanePlace.HOME : place);
    }

    /// The pane that has the keyboard, in whichever window, or that had it when the window was left.
    Optional<PaneFrame> current() {
        return focused().or(panes::enlarged);
    }

    private Optional<PaneFrame> focused() {
        Scene here = Window.getWindows().stream().filter(Window::isFocused).map(Window::getScene).filter(Objects::nonNull).findFirst().orElse(view.getScene());
        return PaneFrame.around(here.getFocusOwner()).or(() -> here.equals(view.getScene()) ? Optional.empty() : PaneFrame.around(view.getScene().getFocusOwner()));
    }
}
