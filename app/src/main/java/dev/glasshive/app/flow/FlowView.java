package dev.glasshive.app.flow;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.GraphButtons;
import dev.glasshive.app.control.GraphPane;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.text.Text;
import java.util.BitSet;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pane of control flow.
public final class FlowView extends VBox {
    private final GraphPane pane = new GraphPane();
    private final ObservableValue<Boolean> seen;

    /// A pane that shows `model`.
    public FlowView(FlowViewModel model) {
        getStyleClass().add("flow");
        setMinWidth(0);
        EmptyState empty = new EmptyState("", "");
        empty.standIn();
        model.withheld().subscribe(secret -> empty.show(Text.of(secret ? "flow.withheld.title" : "flow.empty.title"), secret ? model.withheldWords() : Text.of("flow.empty")));
        Label title = new Label();
        title.getStyleClass().add("semibold");
        title.textProperty().bind(model.title());
        Label subtitle = new Label();
        subtitle.getStyleClass().add("muted");
        subtitle.setMinWidth(0);
        subtitle.textProperty().bind(model.subtitle());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, subtitle, gap, new GraphButtons(pane, Text.of("graph.in"), Text.of("graph.out"), Text.of("graph.fit")));
        head.getStyleClass().add("graph-head");
        StackPane stack = new StackPane(pane, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(head, stack);
        pane.setAccessibleRoleDescription(Text.of("flow.graph"));
        pane.onPick(model::choose);
        pane.onOpen(model::choose);
        pane.onMove(direction -> {
            switch (direction) {
                case LEFT -> model.along(-1);
                case RIGHT -> model.along(1);
                case UP -> model.beside(-1);
                case DOWN -> model.beside(1);
                case FIRST -> model.choose(0);
                case LAST -> model.choose(model.graph().get().boxes().size() - 1);
            }
        });
        model.graph().subscribe(graph -> {
            boolean some = !graph.boxes().isEmpty();
            empty.setVisible(!some);
            pane.setVisible(some);
            head.setVisible(some);
            head.setManaged(some);
            if (model.isChange()) {
                pane.change(graph);
            } else {
                pane.show(graph);
                light(model);
            }
        });
        model.lit().subscribe(block -> light(model));
        // The graph may not change while it is being laid out.
        stack.heightProperty().subscribe(height -> Platform.runLater(() -> model.giveRoom(height.doubleValue() / title.getFont().getSize())));
        title.fontProperty().subscribe(font -> Platform.runLater(() -> model.giveRoom(stack.getHeight() / font.getSize())));
        seen = Sight.of(this);
        seen.subscribe(model::see);
    }

    private void light(FlowViewModel model) {
        pane.light(model.lit().get(), new BitSet());
    }
}
