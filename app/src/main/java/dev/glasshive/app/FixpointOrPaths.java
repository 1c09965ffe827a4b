package dev.glasshive.app;

import dev.glasshive.app.growth.GrowthView;
import dev.glasshive.app.growth.GrowthViewModel;
import dev.glasshive.app.paths.PathsView;
import dev.glasshive.app.paths.PathsViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Workspace;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// How the verifier came to its answer: its paths, or the passes of its fixpoint.
final class FixpointOrPaths extends StackPane {
    /// @param rename gives its tab another name
    FixpointOrPaths(Workspace workspace, Consumer<String> rename) {
        PathsView paths = new PathsView(new PathsViewModel(workspace));
        GrowthView growth = new GrowthView(new GrowthViewModel(workspace));
        setMinWidth(0);
        getChildren().addAll(paths, growth);
        Runnable turn = () -> {
            boolean joins = workspace.verifier().verification().get().map(v -> v.strategy() == Strategy.JOINS).orElse(growth.isVisible() && workspace.verifier().strategy() == Strategy.JOINS);
            show(paths, !joins);
            show(growth, joins);
            rename.accept(joins ? Text.of("growth.title") : DockTab.PATHS.title());
        };
        growth.setVisible(false);
        workspace.verifier().verification().subscribe(turn);
    }

    private static void show(Node pane, boolean shown) {
        pane.setVisible(shown);
        pane.setManaged(shown);
    }
}
