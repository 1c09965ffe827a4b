package dev.glasshive.app.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Lets people take what a pane shows with them, as text: Ctrl+C (Command+C on a Mac) puts it on the clipboard.
public final class CopyText {
    /// The keys that copy.
    public static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination OLD_KEYS = new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHORTCUT_DOWN);

    private CopyText() {}

    /// Copies what `text` gives when `node`, or something in it that does not copy itself, has the keyboard. An empty text copies nothing.
    public static void on(Node node, Supplier<String> text) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (KEYS.match(event) || OLD_KEYS.match(event)) {
                put(text.get());
                event.consume();
            }
        });
    }

    /// A line for a [ChoiceMenu] that copies what `text` gives.
    public static ChoiceMenu.Choice choice(String words, Supplier<String> text) {
        return new ChoiceMenu.Choice(words, () -> put(text.get()), KEYS);
    }

    /// Puts `text` on the clipboard, unless it is empty.
    public static void put(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
