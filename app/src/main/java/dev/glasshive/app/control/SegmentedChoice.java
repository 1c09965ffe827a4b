package dev.glasshive.app.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/// A choice of exactly one among a few, all of them in sight.
public final class SegmentedChoice<T> extends StackPane {
    private final List<T> options;
    private final SegmentedButton buttons = new SegmentedButton();
    private final ObjectProperty<T> value;

    /// Offers the options under the names `label` gives them; the first is chosen.
    public SegmentedChoice(List<T> options, Function<T, String> label) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("a choice needs at least one option");
        }
        this.options = List.copyOf(options);
        value = new SimpleObjectProperty<>(options.getFirst());
        getStyleClass().add("segmented-choice");
        for (T option : options) {
            buttons.getButtons().add(button(option, label.apply(option)));
        }
        value.subscribe(this::press);
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(buttons);
    }

    /// The chosen option; never null once set to an option.
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /// Makes it small enough for a pane header.
    public SegmentedChoice<T> compact() {
        setCompact(true);
        return this;
    }

    /// Makes it small, or of its natural size again.
    public void setCompact(boolean small) {
        getStyleClass().remove("compact");
        if (small) {
            getStyleClass().add("compact");
        }
    }

    private ToggleButton button(T option, String label) {
        ToggleButton button = new ToggleButton(label);
        button.setMnemonicParsing(false);
        // A press on the chosen option would clear the toggle group; here it changes nothing.
        button.setOnAction(
                event -> {
                    value.set(option);
                    press(value.get());
                });
        return button;
    }

    private void press(T chosen) {
        int index = options.indexOf(chosen);
        for (int i = 0; i < options.size(); i++) {
            ToggleButton button = buttons.getButtons().get(i);
            button.setSelected(i == index);
            button.setFocusTraversable(i == index);
        }
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0) {
            int index = Math.clamp(options.indexOf(value.get()) + (long) step, 0, options.size() - 1);
            value.set(options.get(index));
            buttons.getButtons().get(index).requestFocus();
            event.consume();
        }
    }
}
