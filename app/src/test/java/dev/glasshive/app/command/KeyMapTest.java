package dev.glasshive.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyMapTest {
    private final Command save = Command.titled(CommandGroup.FILE, "file.save", "Save", () -> { }).keys("Shortcut+S");
    private final Command step = Command.titled(CommandGroup.RUN, "run.step", "Step", () -> { }).keys("F10", "F11");
    private final Command list = Command.titled(CommandGroup.HELP, "help.keys", "Keys", () -> { }).keys("Shortcut+K Shortcut+S");
    private final CommandRegistry registry = new CommandRegistry();
    private final KeyMap map = new KeyMap(registry);

    KeyMapTest() {
        registry.add(save, step, list);
    }

    @Test
    void keysThatAreChosenAreTakenFromWhoeverHadThem() {
        map.choose(step, KeySequence.of("Shortcut+S"));
        assertThat(map.keys(step)).containsExactly(KeySequence.of("Shortcut+S"));
        assertThat(map.keys(save)).isEmpty();
        assertThat(map.isChosen(save)).isTrue();
    }

    @Test
    void oneOfSeveralKeysCanBeLost() {
        map.choose(save, KeySequence.of("F10"));
        assertThat(map.keys(step)).containsExactly(KeySequence.of("F11"));
    }

    @Test
    void theBeginningOfASequenceIsARival() {
        assertThat(map.rival(save, KeySequence.of("Shortcut+K"))).contains(list);
        assertThat(map.rival(save, KeySequence.of("Shortcut+K Shortcut+T"))).isEmpty();
        assertThat(map.rival(save, KeySequence.of("Shortcut+S"))).isEmpty();
        assertThat(map.rival(list, KeySequence.of("Shortcut+S Shortcut+A"))).contains(save);
    }

    @Test
    void aResetTakesTheKeysBack() {
        map.choose(step, KeySequence.of("Shortcut+S"));
        map.reset(save);
        assertThat(map.keys(save)).containsExactly(KeySequence.of("Shortcut+S"));
        assertThat(map.keys(step)).isEmpty();
        map.resetAll();
        assertThat(map.keys(step)).isEqualTo(step.keys());
    }

    @Test
    void choicesSurviveAFile() {
        map.choose(step, KeySequence.of("Shortcut+K Shift+F3"));
        map.clear(list);
        Map<String, String> kept = map.choices();
        KeyMap other = new KeyMap(registry);
        other.recall(kept);
        assertThat(other.keys(step)).containsExactly(KeySequence.of("Shortcut+K Shift+F3"));
        assertThat(other.keys(list)).isEmpty();
        assertThat(other.keys(save)).isEqualTo(save.keys());
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        map.recall(Map.of("run.step", "Hyper+Nonsense", "no.such", "F3", "file.save", "F3 F4 F5"));
        assertThat(map.choices()).isEmpty();
        assertThat(map.keys(step)).isEqualTo(step.keys());
    }

    @Test
    void twoCommandsCannotHaveOneId() {
        assertThatThrownBy(() -> registry.add(save)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lettersAloneAreTyped() {
        assertThat(List.of("A", "Shift+A", "Enter")).allMatch(keys -> KeySequence.of(keys).isTyped());
        assertThat(List.of("F3", "Shift+F3", "Shortcut+A", "Alt+Page_Up")).noneMatch(keys -> KeySequence.of(keys).isTyped());
    }

    @Test
    void aChangeNamesTheRivalAndWaitsForAYes() {
        ShortcutsViewModel model = new ShortcutsViewModel(registry, map);
        model.begin(step);
        model.press(KeySequence.of("X"));
        assertThat(change(model).mayTake()).isFalse();
        model.press(KeySequence.of("Shortcut+S"));
        assertThat(change(model).words()).contains("Save");
        assertThat(map.keys(save)).isNotEmpty();
        model.take();
        assertThat(map.keys(save)).isEmpty();
        assertThat(model.change().get()).isEmpty();
        assertThat(model.rows().get()).filteredOn(row -> row.command().equals(step)).allMatch(ShortcutsViewModel.Row::chosen);
    }

    @Test
    void aSecondPressMakesASequenceAndAThirdBeginsAnew() {
        ShortcutsViewModel model = new ShortcutsViewModel(registry, map);
        model.begin(step);
        model.press(KeySequence.of("Shortcut+J"));
        model.press(KeySequence.of("Z"));
        assertThat(change(model).pressed()).contains(KeySequence.of("Shortcut+J Z"));
        model.press(KeySequence.of("F4"));
        assertThat(change(model).pressed()).contains(KeySequence.of("F4"));
        model.cancel();
        assertThat(map.keys(step)).isEqualTo(step.keys());
    }

    private static ShortcutsViewModel.Change change(ShortcutsViewModel model) {
        return model.change().get().orElseThrow();
    }

    @Test
    void theListIsSearchedByTitleAndByKeys() {
        ShortcutsViewModel model = new ShortcutsViewModel(registry, map);
        model.query().set("f11");
        assertThat(model.rows().get()).extracting(ShortcutsViewModel.Row::command).containsExactly(step);
        model.query().set("sav");
        assertThat(model.rows().get().getFirst().command()).isEqualTo(save);
        assertThat(Optional.of(model.rows().get().getFirst().keys())).contains(KeySequence.of("Shortcut+S").words());
    }

    @Test
    void keysWhoseNamesHaveASpaceArePressed() {
        KeyEvent down = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_DOWN, false, false, true, false);
        KeySequence keys = KeySequence.of("Alt+Page_Down");
        assertThat(keys.strokes().getFirst().getName()).isEqualTo(KeySequence.stroke(down).orElseThrow().getName());
        assertThat(KeySequence.of(keys.name())).isEqualTo(keys);
    }
}
