package dev.glasshive.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Runs commands when their keys are pressed in a window.
///
/// What has the focus comes first, so that a text field keeps its own keys; once a sequence has begun, its next key belongs to it.
public final class KeyDispatcher {
    private final CommandRegistry commands;
    private final KeyMap keys;
    private final Consumer<String> begun;
    private final List<KeyCombination> pressed = new ArrayList<>();
    private boolean swallow;

    /// @param begun is told the words of a sequence that waits for its next key, and no words when it waits no more
    public KeyDispatcher(CommandRegistry commands, KeyMap keys, Consumer<String> begun) {
        this.commands = commands;
        this.keys = keys;
        this.begun = begun;
    }

    /// Listens to the keys of `scene`.
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!pressed.isEmpty()) {
                press(event);
            } else {
                swallow = false;
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (swallow) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        Optional<KeyCombination> stroke = KeySequence.stroke(event);
        if (stroke.isEmpty()) {
            return;
        }
        boolean waited = !pressed.isEmpty();
        List<KeyCombination> now = new ArrayList<>(pressed);
        now.add(stroke.get());
        pressed.clear();
        swallow = waited;
        Optional<Command> found = commands.all().stream().filter(c -> c.enabled().get() && keys(c, now, now.size())).findFirst();
        if (found.isEmpty() && !waited && commands.all().stream().anyMatch(c -> keys(c, now, now.size() + 1))) {
            pressed.addAll(now);
        }
        if (waited || !pressed.isEmpty()) {
            begun.accept(pressed.isEmpty() ? "" : new KeySequence(pressed).words());
        }
        if (waited || !pressed.isEmpty() || found.isPresent()) {
            event.consume();
        }
        found.ifPresent(Command::run);
    }

    private boolean keys(Command command, List<KeyCombination> strokes, int length) {
        return keys.keys(command).stream().map(KeySequence::strokes)
                .anyMatch(wanted -> wanted.size() == length && same(wanted.subList(0, strokes.size()), strokes));
    }

    private static boolean same(List<KeyCombination> wanted, List<KeyCombination> strokes) {
        return wanted.stream().map(KeyCombination::getName).toList().equals(strokes.stream().map(KeyCombination::getName).toList());
    }
}
