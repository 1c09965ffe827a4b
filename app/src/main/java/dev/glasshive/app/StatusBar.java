package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The line at the bottom: where the run stands, what is being worked on, and the facts of the machine.
final class StatusBar extends HBox {
    /// Work that is done sooner than this shows no progress, so that nothing flickers.
    private static final Duration PATIENCE = Duration.millis(300);

    private final Label begun = new Label();
    private final HBox size = new HBox();
    private final Timeline watch;

    StatusBar(Workspace workspace, Runnable showWorld) {
        getStyleClass().add("status-bar");
        Label where = new Label();
        where.setId("where");
        StatusWords words = new StatusWords(workspace);
        Runnable refresh = () -> where.setText(words.text());
        workspace.moment().subscribe(refresh);
        workspace.session().subscribe(refresh);
        workspace.verifier().look().subscribe(refresh);
        workspace.verifier().mode().subscribe(refresh);
        Label working = new Label();
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        Button cancel = new Button(Text.of("work.cancel"));
        cancel.setOnAction(event -> workspace.cancel());
        HBox work = new HBox(bar, working, cancel);
        work.getStyleClass().add("working");
        work.setVisible(false);
        work.managedProperty().bind(work.visibleProperty());
        watch = new Timeline(new KeyFrame(PATIENCE, event -> workspace.work().get().ifPresent(w -> {
            work.setVisible(true);
            working.setText(Text.of("work.running", w.title(), w.steps()));
        })));
        watch.setCycleCount(Animation.INDEFINITE);
        workspace.work().subscribe(w -> {
            if (w.isPresent()) {
                watch.playFromStart();
            } else {
                watch.stop();
                work.setVisible(false);
            }
        });
        Button world = new Button();
        world.getStyleClass().add("status-button");
        world.setTooltip(new Tooltip(Text.of("status.world.hint")));
        world.setOnAction(event -> showWorld.run());
        workspace.session().subscribe(session -> world.setText(Text.of("status.world", Long.toString(session.setup().world().seed()))));
        Label order = new Label();
        workspace.session().subscribe(session -> order.setText(Text.of(isBigEndian(session) ? "status.endian.big" : "status.endian")));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label standard = new Label(Text.of("status.standard"));
        getChildren().addAll(where, work, gap, begun, world, standard, order, size);
        List.of(begun, world, standard, order, size).forEach(region -> region.setMinWidth(USE_PREF_SIZE));
        where.setMinWidth(0);
        // What never changes gives way to where the user stands.
        Runnable fit = () -> {
            double needed = snappedLeftInset() + snappedRightInset() + List.of(where, work, gap, begun, world, standard, order, size).stream()
                    .filter(region -> region.isManaged() || region.equals(standard) || region.equals(order)).mapToDouble(region -> region.prefWidth(-1) + getSpacing()).sum();
            List.of(standard, order).forEach(label -> {
                label.setVisible(getWidth() >= needed);
                label.setManaged(label.isVisible());
            });
        };
        widthProperty().subscribe(fit);
        where.textProperty().subscribe(fit);
        work.visibleProperty().subscribe(fit);
    }

    /// Says that keys were pressed which wait for more; no words take it back.
    void showBegunKeys(String words) {
        begun.setText(words.isEmpty() ? "" : Text.of("status.begun", words));
    }

    /// Shows the size of type, and lets it be changed.
    void showSize(ObservableDoubleValue now, DoubleConsumer change) {
        Slider slider = new Slider(Theme.SMALLEST_SCALE, Theme.LARGEST_SCALE, now.get());
        slider.setId("size");
        slider.getStyleClass().addAll("small");
        slider.setBlockIncrement(0.25);
        slider.setMajorTickUnit(0.25);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(Text.of("status.size"));
        slider.setTooltip(new Tooltip(Text.of("status.size.tip")));
        Label percent = new Label();
        percent.setMinWidth(USE_PREF_SIZE);
        now.subscribe(value -> {
            slider.setValue(value.doubleValue());
            percent.setText(Text.of("status.size.percent", Math.round(value.doubleValue() * 100)));
        });
        // While it is being dragged it would move away under the pointer.
        slider.valueChangingProperty().subscribe(moving -> {
            if (!moving) {
                change.accept(slider.getValue());
            }
        });
        slider.valueProperty().subscribe(value -> {
            if (!slider.isValueChanging() && !slider.isPressed()) {
                change.accept(value.doubleValue());
            }
        });
        slider.setOnMouseReleased(event -> change.accept(slider.getValue()));
        size.getChildren().setAll(slider, percent);
        size.getStyleClass().add("status-size");
    }

    /// Watches no work any more.
    void leave() {
        watch.stop();
        // Work that begins later starts it again, and while it runs it keeps all of the window.
        watch.getKeyFrames().clear();
    }

    private static boolean isBigEndian(Session session) {
        return session.programs().filter(set -> set.order() == ByteOrder.BIG_ENDIAN).isPresent();
    }
}
