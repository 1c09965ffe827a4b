package dev.glasshive.app.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ListView;
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

    /// Lets people take the chosen line of a list, or all of it, by the keys and by a menu; `text` gives the one line, or all where there is none.
    public static <T> void on(ListView<T> list, Function<Optional<T>, String> text, Words words) {
        on(list, () -> text.apply(Optional.ofNullable(list.getSelectionModel().getSelectedItem())));
        ChoiceMenu.on(list, () -> text.apply(Optional.empty()).isEmpty() ? List.of() : choices(words,
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(one -> () -> text.apply(Optional.of(one))), () -> text.apply(Optional.empty())));
    }

    /// Lines for a [ChoiceMenu] that copy what is chosen, if something is, and all there is.
    public static List<ChoiceMenu.Choice> choices(Words words, Optional<Supplier<String>> chosen, Supplier<String> all) {
        ChoiceMenu.Choice whole = new ChoiceMenu.Choice(words.all(), () -> put(all.get()), chosen.isEmpty() ? KEYS : null);
        return chosen.map(one -> List.of(choice(words.chosen(), one), whole)).orElseGet(() -> List.of(whole));
    }

    /// What the lines of menus say.
    ///
    /// @param chosen copies what is chosen
    /// @param all copies everything
    public record Words(String chosen, String all) {}

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
