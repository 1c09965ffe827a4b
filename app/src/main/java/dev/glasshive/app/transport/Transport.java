package dev.glasshive.app.transport;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The buttons that move through a run.
public final class Transport extends HBox {
    private final Timeline beat = new Timeline();
    private final ChoiceBox<TransportViewModel.Speed> speed = new ChoiceBox<>();

    /// Buttons for `model`.
    public Transport(TransportViewModel model) {
        getStyleClass().add("transport");
        Button start = button("transport.start", Feather.SKIP_BACK, model::toStart);
        start.setText("");
        Button back = button("transport.back", Feather.CHEVRON_LEFT, model::stepBack);
        Button step = button("transport.step", Feather.CHEVRON_RIGHT, model::step);
        step.getStyleClass().add("accent");
        step.setDefaultButton(false);
        Button run = button("transport.run", Feather.PLAY, model::run);
        start.disableProperty().bind(model.canStepBack().not());
        back.disableProperty().bind(model.canStepBack().not());
        step.disableProperty().bind(model.canStep().not());
        run.disableProperty().bind(model.canStep().not().and(model.playing().not()));
        step.setId("step");
        back.setId("step-back");
        run.setId("run");
        start.setId("to-start");
        speed.getItems().setAll(TransportViewModel.SPEEDS);
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(TransportViewModel.Speed value) {
                return value == null ? "" : value.label();
            }

            @Override
            public TransportViewModel.Speed fromString(String label) {
                return TransportViewModel.SPEEDS.stream().filter(s -> s.label().equals(label)).findFirst().orElseThrow();
            }
        });
        speed.valueProperty().bindBidirectional(model.speed());
        speed.setTooltip(new Tooltip(Text.of("transport.speed.tip")));
        speed.setAccessibleText(Text.of("transport.speed"));
        getChildren().addAll(start, back, step, run, speed);
        beat.setCycleCount(Animation.INDEFINITE);
        model.playing().subscribe(playing -> {
            run.setText(Text.of(playing ? "transport.pause" : "transport.run"));
            Icons.put(run, playing ? Feather.PAUSE : Feather.PLAY);
            pace(model, playing);
        });
        model.onSpeed(s -> pace(model, model.playing().get()));
    }

    /// Shows only the pictures of the buttons, for little room, or their words as well.
    public void setTerse(boolean terse) {
        ContentDisplay display = terse ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        getChildren().stream().filter(Button.class::isInstance).map(Button.class::cast).forEach(button -> button.setContentDisplay(display));
    }

    /// Shows the choice of a speed, or leaves it to the commands.
    public void setSpeedShown(boolean shown) {
        speed.setVisible(shown);
        speed.setManaged(shown);
    }

    private void pace(TransportViewModel model, boolean playing) {
        beat.stop();
        double time = model.speed().get().beat();
        if (playing && time > 0) {
            beat.getKeyFrames().setAll(new KeyFrame(Duration.millis(time), event -> model.tick()));
            beat.playFromStart();
            if (model.speed().get().isSlow()) {
                model.tick();
            }
        }
    }

    private static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(Text.of(key));
        Icons.put(button, icon);
        button.setTooltip(new Tooltip(Text.of(key + ".tip")));
        button.setAccessibleText(Text.of(key + ".tip"));
        button.setOnAction(event -> action.run());
        button.setFocusTraversable(true);
        return button;
    }
}
