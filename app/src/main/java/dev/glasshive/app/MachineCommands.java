package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Setup;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Turns;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;

/// On what programs run. The choice lasts as long as the window, and the marks follow what is open.
final class MachineCommands {
    private static final List<Integer> CPUS = List.of(1, 2, 3, 4, Host.MOST_CPUS);

    private final Workspace workspace;

    MachineCommands(Workspace workspace) {
        this.workspace = workspace;
    }

    void addTo(CommandRegistry registry) {
        for (Platform platform : Platforms.all()) {
            registry.add(choice("platform." + platform.id(), platform.name(), setup -> setup.platform().id().equals(platform.id()),
                    setup -> setup.with(Platforms.named(platform.id()))));
        }
        for (int cpus : CPUS) {
            registry.add(choice("cpus." + cpus, Text.of("menu.cpus.n", cpus), setup -> setup.host().cpus() == cpus,
                    setup -> setup.with(setup.host().withCpus(cpus, setup.host().turns()))));
        }
        registry.add(turns("turns.each", Text.of("menu.turns.each"), Turns.DEFAULT),
                turns("turns.rotation", Text.of("menu.turns.rotation", 5), new Turns(Turns.Order.ROTATION, 5)),
                turns("turns.chance", Text.of("menu.turns.chance"), new Turns(Turns.Order.CHANCE, 3)));
    }

    private Command turns(String id, String name, Turns turns) {
        return choice(id, name, setup -> setup.host().turns().equals(turns), setup -> setup.with(setup.host().withCpus(setup.host().cpus(), turns)));
    }

    private Command choice(String id, String name, Predicate<Setup> isChosen, UnaryOperator<Setup> change) {
        return Command.titled(CommandGroup.RUN, id, name, () -> workspace.set(change))
                .marked(Bindings.createBooleanBinding(() -> isChosen.test(workspace.session().get().setup()), workspace.session()));
    }
}
