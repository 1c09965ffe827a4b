package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Setup;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platforms;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Turns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// The part of the menu that says on what programs run. Its marks follow what is open.
final class MachineMenu {
    private static final List<Integer> CPUS = List.of(1, 2, 3, 4, Host.MOST_CPUS);

    private final Workspace workspace;

    MachineMenu(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The operating system; the choice lasts as long as the window.
    Menu platforms() {
        Map<String, String> names = new LinkedHashMap<>();
        Platforms.all().forEach(platform -> names.put(platform.id(), platform.name()));
        return choice("menu.platform", names, setup -> setup.platform().id(), id -> setup -> setup.with(Platforms.named(id)));
    }

    /// How many processors the machine has.
    Menu processors() {
        Map<Integer, String> names = new LinkedHashMap<>();
        CPUS.forEach(cpus -> names.put(cpus, Text.of("menu.cpus.n", cpus)));
        return choice("menu.cpus", names, setup -> setup.host().cpus(), cpus -> setup -> setup.with(setup.host().withCpus(cpus, setup.host().turns())));
    }

    /// How processors take turns.
    Menu turns() {
        Map<Turns, String> names = new LinkedHashMap<>();
        names.put(Turns.DEFAULT, Text.of("menu.turns.each"));
        names.put(new Turns(Turns.Order.ROTATION, 5), Text.of("menu.turns.rotation", 5));
        names.put(new Turns(Turns.Order.CHANCE, 3), Text.of("menu.turns.chance"));
        return choice("menu.turns", names, setup -> setup.host().turns(), turns -> setup -> setup.with(setup.host().withCpus(setup.host().cpus(), turns)));
    }

    /// A choice among `names`, of which `now` is marked.
    <T> Menu choice(String title, Map<T, String> names, Function<Setup, T> now, Function<T, UnaryOperator<Setup>> change) {
        Menu menu = new Menu(Text.of(title));
        ToggleGroup group = new ToggleGroup();
        names.forEach((value, name) -> {
            RadioMenuItem item = new RadioMenuItem(name);
            item.setToggleGroup(group);
            item.setOnAction(event -> workspace.set(change.apply(value)));
            workspace.session().subscribe(session -> item.setSelected(now.apply(session.setup()).equals(value)));
            menu.getItems().add(item);
        });
        return menu;
    }
}
