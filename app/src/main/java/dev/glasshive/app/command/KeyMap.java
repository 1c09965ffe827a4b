package dev.glasshive.app.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Which keys run which command: those the user chose, or else those the command came with.
public final class KeyMap {
    private static final String BETWEEN = ",";

    private final CommandRegistry commands;
    private final Map<String, List<KeySequence>> chosen = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public KeyMap(CommandRegistry commands) {
        this.commands = commands;
    }

    /// Counts changes, for whoever shows keys.
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The keys that run `command`; may be empty.
    public List<KeySequence> keys(Command command) {
        return chosen.getOrDefault(command.id(), command.keys());
    }

    /// The keys that run `command` in words; empty where there are none.
    public String words(Command command) {
        return keys(command).stream().findFirst().map(KeySequence::words).orElse("");
    }

    /// Whether the user chose other keys for `command`.
    public boolean isChosen(Command command) {
        return chosen.containsKey(command.id());
    }

    /// The other command that `keys` would run, or begin to run.
    public Optional<Command> rival(Command command, KeySequence keys) {
        return commands.all().stream().filter(other -> !other.id().equals(command.id()))
                .filter(other -> keys(other).stream().anyMatch(keys::clashesWith)).findFirst();
    }

    /// Gives `command` other keys, which are taken away from every command that had them.
    public void choose(Command command, KeySequence keys) {
        for (Command other : commands.all()) {
            List<KeySequence> left = keys(other).stream().filter(k -> !k.clashesWith(keys)).toList();
            if (!other.id().equals(command.id()) && left.size() < keys(other).size()) {
                put(other, left);
            }
        }
        put(command, List.of(keys));
        changes.set(changes.get() + 1);
    }

    /// Takes every key away from `command`.
    public void clear(Command command) {
        put(command, List.of());
        changes.set(changes.get() + 1);
    }

    /// Gives `command` back the keys that it came with, which are taken away from commands that the user gave them to.
    public void reset(Command command) {
        for (KeySequence keys : command.keys()) {
            for (Command other : commands.all()) {
                if (!other.id().equals(command.id()) && isChosen(other)) {
                    put(other, keys(other).stream().filter(k -> !k.clashesWith(keys)).toList());
                }
            }
        }
        chosen.remove(command.id());
        changes.set(changes.get() + 1);
    }

    /// Gives every command back the keys that it came with.
    public void resetAll() {
        chosen.clear();
        changes.set(changes.get() + 1);
    }

    /// What the user chose, by the id of the command, for a file.
    public Map<String, String> choices() {
        return chosen.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue().stream().map(KeySequence::name).collect(Collectors.joining(BETWEEN))));
    }

    /// Takes over what [#choices] gave; what cannot be read, or is no command, is left out.
    public void recall(Map<String, String> choices) {
        chosen.clear();
        choices.forEach((id, names) -> commands.find(id).ifPresent(command -> {
            try {
                put(command, names.isBlank() ? List.of() : Arrays.stream(names.split(BETWEEN, -1)).map(KeySequence::of).toList());
            } catch (IllegalArgumentException damaged) {
                chosen.remove(id);
            }
        }));
        changes.set(changes.get() + 1);
    }

    private void put(Command command, List<KeySequence> keys) {
        if (keys.equals(command.keys())) {
            chosen.remove(command.id());
        } else {
            chosen.put(command.id(), keys);
        }
    }
}
