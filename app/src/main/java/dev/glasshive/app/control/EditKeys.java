package dev.glasshive.app.control;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys with which lists and tables are edited, the same in every pane.
public final class EditKeys {
    /// Changes what is selected.
    public static final KeyCombination EDIT = new KeyCodeCombination(KeyCode.F2);
    /// The same, or opens what is selected.
    public static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.ENTER);
    /// Adds one.
    public static final KeyCombination ADD = new KeyCodeCombination(KeyCode.INSERT);
    /// Takes away what is selected.
    public static final KeyCombination REMOVE = new KeyCodeCombination(KeyCode.DELETE);
    /// Takes back the last change.
    public static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    /// Makes it again.
    public static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    /// Makes another one like it.
    public static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private EditKeys() {}

    /// Does what `actions` say when `node` has the keyboard; before the node and the window take the keys for themselves.
    public static void on(Node node, Map<KeyCombination, Runnable> actions) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> actions.entrySet().stream().filter(entry -> entry.getKey().match(event)).findFirst().ifPresent(entry -> {
            entry.getValue().run();
            event.consume();
        }));
    }
}
