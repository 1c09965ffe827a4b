package dev.glasshive.app.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that run a command: one combination, or several that are pressed one after the other.
///
/// @param strokes never empty
public record KeySequence(List<KeyCombination> strokes) {
    private static final int MOST_STROKES = 2;
    /// In the place of the space in names of keys such as Page Down, for a space divides strokes.
    private static final char JOINT = '_';

    public KeySequence {
        strokes = List.copyOf(strokes);
        if (strokes.isEmpty() || strokes.size() > MOST_STROKES) {
            throw new IllegalArgumentException("one or two strokes, not " + strokes.size());
        }
    }

    /// Reads what [#name] writes, such as `Shortcut+K Shortcut+S` or `Alt+Page_Down`.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    public static KeySequence of(String name) {
        return new KeySequence(Arrays.stream(name.strip().split("\\s+", -1)).map(stroke -> KeyCombination.valueOf(stroke.replace(JOINT, ' '))).toList());
    }

    /// What is pressed in `event`; absent where only Shift or the like is held down.
    public static Optional<KeyCombination> stroke(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        boolean apart = event.isControlDown() && !event.isShortcutDown();
        boolean meta = event.isMetaDown() && !event.isShortcutDown();
        return Optional.of(new KeyCodeCombination(code, held(event.isShiftDown()), held(apart), held(event.isAltDown()), held(meta),
                held(event.isShortcutDown())));
    }

    private static KeyCombination.ModifierValue held(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }

    /// Whether it begins like `other`, so that one of both could never be pressed.
    public boolean clashesWith(KeySequence other) {
        int common = Math.min(strokes.size(), other.strokes.size());
        return strokes.subList(0, common).equals(other.strokes.subList(0, common));
    }

    /// This one, followed by another; what is too long begins anew with the other.
    public KeySequence then(KeySequence more) {
        List<KeyCombination> all = Stream.concat(strokes.stream(), more.strokes.stream()).toList();
        return all.size() > MOST_STROKES ? more : new KeySequence(all);
    }

    /// Whether a text field would take its first key as something typed.
    public boolean isTyped() {
        KeyCombination first = strokes.getFirst();
        boolean held = first.getControl() == KeyCombination.ModifierValue.DOWN || first.getAlt() == KeyCombination.ModifierValue.DOWN
                || first.getMeta() == KeyCombination.ModifierValue.DOWN || first.getShortcut() == KeyCombination.ModifierValue.DOWN;
        return !held && !(first instanceof KeyCodeCombination keys && keys.getCode().isFunctionKey());
    }

    /// How it is kept in files.
    public String name() {
        return strokes.stream().map(stroke -> stroke.getName().replace(' ', JOINT)).collect(Collectors.joining(" "));
    }

    /// How users of this system write it.
    public String words() {
        return strokes.stream().map(KeyCombination::getDisplayText).collect(Collectors.joining(" "));
    }
}
