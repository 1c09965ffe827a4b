package dev.glasshive.app.paths;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.GivingRow;
import dev.glasshive.app.control.GraphButtons;
import dev.glasshive.app.control.GraphPane;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pane of the verifier's paths.
public final class PathsView extends VBox {
    private final PathsViewModel model;
    private final GraphPane pane = new GraphPane();
    private final Slider scrubber = new Slider();
    private final Label where = label("muted");
    private final ObservableValue<Boolean> seen;
    private boolean following;

    /// A pane that shows `model`.
    public PathsView(PathsViewModel model) {
        this.model = model;
        getStyleClass().add("paths");
        setMinWidth(0);
        EmptyState empty = new EmptyState("", "");
        empty.standIn();
        model.absenceTitle().subscribe(title -> empty.show(title, model.absence().get()));
        model.absence().subscribe(reason -> empty.show(model.absenceTitle().get(), reason));
        StackPane stack = new StackPane(pane, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        HBox head = head();
        getChildren().addAll(head, stack);
        pane.setAccessibleRoleDescription(Text.of("paths.tree"));
        pane.onPick(model::choose);
        pane.onOpen(model::open);
        pane.onMove(direction -> {
            switch (direction) {
                case LEFT -> model.along(-1);
                case RIGHT -> model.along(1);
                case UP -> model.beside(-1);
                case DOWN -> model.beside(1);
                case FIRST -> model.toEnd(false);
                case LAST -> model.toEnd(true);
            }
        });
        model.graph().subscribe(graph -> {
            boolean some = !graph.boxes().isEmpty();
            empty.setVisible(!some);
            pane.setVisible(some);
            head.setVisible(some);
            head.setManaged(some);
            if (model.isOpened()) {
                pane.change(graph);
            } else {
                pane.show(graph);
            }
        });
        seen = Sight.of(this);
        seen.subscribe(model::see);
        model.lit().subscribe(lit -> pane.light(lit.box(), lit.path()));
    }

    private HBox head() {
        Label paths = label("semibold");
        Label safe = label("muted");
        Label rejected = label("muted");
        Label pruned = label("muted");
        Label notReached = label("muted");
        Label processed = label("muted");
        model.counts().subscribe(counts -> {
            paths.setText(counts.paths());
            safe.setText(counts.safe());
            rejected.setText(counts.rejected());
            pruned.setText(counts.pruned());
            notReached.setText(counts.notReached());
            processed.setText(counts.processed());
            rejected.getStyleClass().removeAll("muted", "bad", "semibold");
            rejected.setTooltip(counts.message().isEmpty() ? null : new Tooltip(counts.message()));
            rejected.getStyleClass().addAll(counts.bad() ? new String[] {"bad", "semibold"} : new String[] {"muted"});
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        scrubber.getStyleClass().add("path-scrubber");
        scrubber.setMin(0);
        scrubber.setBlockIncrement(1);
        scrubber.setAccessibleText(Text.of("paths.scrubber"));
        scrubber.setTooltip(new Tooltip(Text.of("paths.scrubber")));
        scrubber.valueProperty().subscribe((before, now) -> {
            if (!following) {
                model.goTo((int) Math.round(now.doubleValue()));
            }
        });
        model.length().subscribe(length -> follow());
        model.place().subscribe(place -> follow());
        List.of(paths, safe, rejected, pruned, notReached, where, processed).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        GivingRow head = new GivingRow(paths, safe, rejected, pruned, notReached, gap, scrubber, where, processed,
                new GraphButtons(pane, Text.of("graph.in"), Text.of("graph.out"), Text.of("graph.fit")));
        head.getStyleClass().add("graph-head");
        // How the paths ended matters most.
        head.give(List.of(processed, where, scrubber, notReached, pruned, safe, paths));
        return head;
    }

    /// Moves the scrubber without that being a wish of the user's.
    private void follow() {
        following = true;
        scrubber.setMax(Math.max(1, model.length().get() - 1));
        scrubber.setValue(Math.max(0, model.place().get()));
        where.setText(model.place().get() < 0 ? "" : Text.of("paths.where", model.place().get() + 1, model.length().get()));
        following = false;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
