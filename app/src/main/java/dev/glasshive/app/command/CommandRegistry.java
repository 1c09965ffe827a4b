package dev.glasshive.app.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All commands of a window, in the order in which they were added.
public final class CommandRegistry {
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /// Adds commands.
    ///
    /// @throws IllegalArgumentException if an id is taken
    public void add(Command... more) {
        for (Command command : more) {
            if (commands.putIfAbsent(command.id(), command) != null) {
                throw new IllegalArgumentException("two commands " + command.id());
            }
        }
    }

    /// Every command.
    public Collection<Command> all() {
        return List.copyOf(commands.values());
    }

    /// The command `id`.
    public Optional<Command> find(String id) {
        return Optional.ofNullable(commands.get(id));
    }

    /// The command `id`, which the caller has added.
    ///
    /// @throws IllegalArgumentException if there is none
    public Command command(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }
}
