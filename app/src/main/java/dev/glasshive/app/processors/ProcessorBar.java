package dev.glasshive.app.processors;

import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.processors.ProcessorsViewModel.Content;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A line above the machine: which of several processors it shows, and whose turn is next. With one processor it takes no room.
public final class ProcessorBar extends HBox {
    private final ProcessorsViewModel model;
    private final Label shown = new Label();
    private final Label next = new Label();
    private Content words = Content.NONE;
    private List<OptionalInt> choices = List.of();
    private SegmentedChoice<OptionalInt> choice = new SegmentedChoice<>(List.of(OptionalInt.empty()), ProcessorsViewModel::name);

    /// A bar that shows `model`.
    public ProcessorBar(ProcessorsViewModel model) {
        this.model = model;
        getStyleClass().add("processor-bar");
        shown.getStyleClass().add("semibold");
        next.getStyleClass().addAll("muted", "small");
        // What follows gives way: which processor is shown says what everything below means.
        shown.setMinWidth(USE_PREF_SIZE);
        next.setMinWidth(0);
        managedProperty().bind(visibleProperty());
        model.content().subscribe(this::show);
    }

    /// What comes next is said in fewer words where there is little room.
    @Override
    protected void layoutChildren() {
        double around = shown.prefWidth(-1) + choice.prefWidth(-1) + 2 * getSpacing() + snappedLeftInset() + snappedRightInset();
        next.setText(words.next());
        if (getWidth() > 0 && around + next.prefWidth(-1) > getWidth()) {
            next.setText(words.brief());
        }
        super.layoutChildren();
    }

    private void show(Content content) {
        setVisible(!content.choices().isEmpty());
        if (!content.choices().isEmpty() && !content.choices().equals(choices)) {
            choices = content.choices();
            choice = new SegmentedChoice<>(choices, ProcessorsViewModel::name).compact();
            // The words around it give way: a processor that cannot be told from the next cannot be chosen.
            choice.setMinWidth(USE_PREF_SIZE);
            Tooltip.install(choice, new Tooltip(Text.of("processors.tip")));
            choice.valueProperty().subscribe((before, now) -> model.choose(now));
            getChildren().setAll(shown, choice, next);
        }
        if (!choices.isEmpty() && choices.contains(content.chosen())) {
            choice.valueProperty().set(content.chosen());
        }
        shown.setText(content.shown());
        next.setTooltip(content.next().isEmpty() ? null : new Tooltip(content.next()));
        words = content;
        requestLayout();
    }
}
