package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;

/// How programs are judged: as their platform does, or in the way of the other one. The choice is remembered.
final class StrategyCommands {
    private static final String KEY = "strategy";

    private final Workspace workspace;

    /// @param keep writes the settings
    StrategyCommands(Workspace workspace, Settings settings, Runnable keep) {
        this.workspace = workspace;
        String before = settings.text(KEY, "");
        if (workspace.verifier().wanted().get().isEmpty()) {
            workspace.verifier().want(Arrays.stream(Strategy.values()).filter(strategy -> strategy.name().equals(before)).findFirst());
        }
        workspace.verifier().wanted().subscribe((old, now) -> {
            settings.set(KEY, now.map(Strategy::name).orElse(""));
            keep.run();
        });
    }

    void addTo(CommandRegistry registry) {
        registry.add(Command.of(CommandGroup.RUN, "strategy.own", () -> workspace.verifier().want(Optional.empty()))
                .marked(Bindings.createBooleanBinding(() -> workspace.verifier().wanted().get().isEmpty(), workspace.verifier().wanted())));
        for (Strategy strategy : Strategy.values()) {
            registry.add(Command.of(CommandGroup.RUN, "strategy." + id(strategy), () -> workspace.verifier().want(Optional.of(strategy)))
                    .marked(Bindings.createBooleanBinding(() -> workspace.verifier().wanted().get().filter(strategy::equals).isPresent(), workspace.verifier().wanted())));
        }
    }

    /// What the strategy is called.
    static String name(Strategy strategy) {
        return Text.of("strategy." + id(strategy));
    }

    /// The same in one word.
    static String brief(Strategy strategy) {
        return Text.of("strategy." + id(strategy) + ".brief");
    }

    private static String id(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }

    /// A small choice of who judges, for the line at the top. To choose what the platform does anyway is to leave it to the platform.
    static ChoiceBox<Strategy> box(Workspace workspace) {
        ObjectProperty<Strategy> chosen = new SimpleObjectProperty<>(workspace.verifier().strategy());
        workspace.session().subscribe(_ -> chosen.set(workspace.verifier().strategy()));
        workspace.verifier().wanted().subscribe(_ -> chosen.set(workspace.verifier().strategy()));
        chosen.subscribe((before, now) -> {
            if (now != workspace.verifier().strategy()) {
                workspace.verifier().want(now == Strategy.of(workspace.session().get().setup().platform()) ? Optional.empty() : Optional.of(now));
            }
        });
        ChoiceBox<Strategy> box = ChoiceMenu.box(Text.of("strategy.tip"), List.of(Strategy.values()), StrategyCommands::name, chosen);
        box.setId("strategy");
        box.setTooltip(new Tooltip(Text.of("strategy.tip")));
        box.getStyleClass().add("strategy");
        return box;
    }
}
