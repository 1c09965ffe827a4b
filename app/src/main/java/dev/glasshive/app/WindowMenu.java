package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.command.KeyMap;
import dev.glasshive.app.command.KeySequence;
import dev.glasshive.app.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the window: a submenu for each group of commands, and in it one for each kind of which there are many.
final class WindowMenu {
    /// Kinds of commands that have a submenu of their own.
    private static final Set<String> KINDS = Set.of("sample", "assembly", "capture", "platform", "strategy", "cpus", "turns", "dock", "theme", "size", "language", "lesson", "pane", "enlarge", "tear");

    private final CommandRegistry registry;
    private final KeyMap keys;
    private final FileCommands files;
    private final OwnLessons own;

    WindowMenu(CommandRegistry registry, KeyMap keys, FileCommands files, OwnLessons own) {
        this.registry = registry;
        this.keys = keys;
        this.files = files;
        this.own = own;
    }

    /// Fills `button`, anew each time it opens, so that marks and keys are those of the moment.
    void fill(MenuButton button) {
        button.setOnShowing(event -> rebuild(button));
        // The scene listens to the keys of the menu even while it is closed.
        keys.changes().subscribe(() -> rebuild(button));
        rebuild(button);
    }

    private void rebuild(MenuButton button) {
        List<MenuItem> groups = new ArrayList<>();
        for (CommandGroup group : CommandGroup.values()) {
            List<Command> commands = registry.all().stream().filter(c -> c.group() == group).toList();
            if (!commands.isEmpty()) {
                Menu menu = new Menu(group.title());
                menu.getItems().setAll(items(group, commands));
                groups.add(menu);
            }
        }
        button.getItems().setAll(groups);
    }

    private List<MenuItem> items(CommandGroup group, List<Command> commands) {
        List<MenuItem> plain = new ArrayList<>();
        Map<String, Menu> kinds = new LinkedHashMap<>();
        if (group == CommandGroup.FILE) {
            kinds.put("recent", recent());
        }
        for (Command command : commands) {
            if (KINDS.contains(command.kind())) {
                kinds.computeIfAbsent(command.kind(), kind -> new Menu(Text.of("menu." + kind))).getItems().add(item(command));
            } else {
                plain.add(item(command));
            }
        }
        if (!plain.isEmpty() && !kinds.isEmpty()) {
            plain.add(new SeparatorMenuItem());
        }
        plain.addAll(kinds.values());
        if (group == CommandGroup.LESSONS) {
            plain.addAll(own.menus());
        }
        return plain;
    }

    private Menu recent() {
        Menu menu = new Menu(Text.of("menu.recent"));
        for (Path file : files.recent()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> files.open(List.of(file)));
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            MenuItem none = new MenuItem(Text.of("menu.recent.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
        return menu;
    }

    private MenuItem item(Command command) {
        MenuItem item = command.mark().isPresent() ? new CheckMenuItem(command.title()) : new MenuItem(command.title());
        item.setMnemonicParsing(false);
        item.setId("menu-" + command.id());
        keys.keys(command).stream().map(KeySequence::strokes).filter(strokes -> strokes.size() == 1).findFirst()
                .ifPresent(strokes -> item.setAccelerator(strokes.getFirst()));
        item.setDisable(!command.enabled().get());
        item.setOnAction(event -> command.run());
        if (item instanceof CheckMenuItem check) {
            command.mark().ifPresent(mark -> check.setSelected(mark.get()));
        }
        return item;
    }
}
