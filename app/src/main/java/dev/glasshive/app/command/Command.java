package dev.glasshive.app.command;

import dev.glasshive.app.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// Something the user can ask of the window.
///
/// @param id its name in files, such as `run.step`; never changes. Commands of one kind share what comes before the first dot
/// @param title what it does, in a few words, for menus and the palette
/// @param keys what runs it unless the user chose other keys; may be empty
/// @param enabled whether it can be run now
/// @param mark whether what it chooses is chosen now; absent where it chooses nothing
public record Command(String id, String title, CommandGroup group, List<KeySequence> keys, Runnable action, ObservableBooleanValue enabled,
        Optional<ObservableBooleanValue> mark) {
    private static final Set<String> KINDS = Set.of("sample", "assembly", "capture", "lesson", "recent", "theme");
    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true);

    public Command {
        keys = List.copyOf(keys);
    }

    /// A command that can always be run; its title is the text `command.ID`.
    public static Command of(CommandGroup group, String id, Runnable action) {
        return titled(group, id, Text.of("command." + id), action);
    }

    /// A command with a title of its own, such as the name of a sample.
    public static Command titled(CommandGroup group, String id, String title, Runnable action) {
        return new Command(id, title, group, List.of(), action, ALWAYS, Optional.empty());
    }

    /// The same one, run by `names`, each as [KeySequence#of] reads it.
    public Command keys(String... names) {
        return new Command(id, title, group, Arrays.stream(names).map(KeySequence::of).toList(), action, enabled, mark);
    }

    /// The same one, which can be run only while `condition` holds.
    public Command when(ObservableBooleanValue condition) {
        return new Command(id, title, group, keys, action, condition, mark);
    }

    /// The same one, which shows a mark while `chosen` holds.
    public Command marked(ObservableBooleanValue chosen) {
        return new Command(id, title, group, keys, action, enabled, Optional.of(chosen));
    }

    /// What lists call commands like this one: a kind of which there are many, such as samples or themes, has a name of its own.
    public String label() {
        return KINDS.contains(kind()) ? Text.of("kind." + kind()) : group.title();
    }

    /// What commands of its kind share, such as `run`.
    public String kind() {
        return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    /// Runs it, if it can be run now.
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
