package dev.glasshive.app.stack;

import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The stack pane: the open frames in a strip where there are several, and the bytes of one.
public final class StackView extends VBox {
    private final StackViewModel model;
    private final HexGrid grid = new HexGrid(HexGrid.Labels.SHORT);
    private final EmptyState none = new EmptyState(Text.of("stack.none.title"), Text.of("stack.none"));
    private final HBox open = new HBox();
    private final PaneHeader header = new PaneHeader(Text.of("stack.title"), "");
    private StackViewModel.Frames shown = StackViewModel.Frames.NONE;

    /// A pane that shows `model`.
    public StackView(StackViewModel model) {
        this.model = model;
        getStyleClass().add("stack");
        grid.setAccessibleText(Text.of("stack.title"));
        open.setAccessibleText(Text.of("stack.frame"));
        open.getStyleClass().add("stack-frames");
        open.setMinWidth(0);
        ChoiceMenu.on(grid, this::choices);
        CopyText.on(grid, () -> model.text(grid.selected().map(BytePosition::row)));
        StackPane body = new StackPane(grid, none);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, open, body);
        model.frames().subscribe(this::show);
        grid.heightProperty().subscribe(height -> Platform.runLater(this::reveal));
    }

    /// Where bytes of a frame are in the scene, if they can be seen.
    public Optional<Bounds> boundsOf(int frame, int offset, int length) {
        return model.at(frame, offset).flatMap(at -> grid.boundsOf(at.row(), at.column(), length));
    }

    private List<ChoiceMenu.Choice> choices() {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        grid.selected().ifPresent(at -> model.questions(at.row(), at.column()).forEach(q -> choices.add(new ChoiceMenu.Choice(q.text(), q.ask()))));
        if (!model.frames().get().open().isEmpty()) {
            choices.addAll(CopyText.choices(new CopyText.Words(Text.of("copy"), Text.of("copy.all")),
                    grid.selected().map(at -> () -> model.text(Optional.of(at.row()))), () -> model.text(Optional.empty())));
        }
        return choices;
    }

    private void show(StackViewModel.Frames frames) {
        boolean several = frames.open().size() > 1;
        open.setVisible(several);
        open.setManaged(several);
        if (!frames.open().equals(shown.open())) {
            open.getChildren().clear();
            for (int i = 0; i < frames.open().size(); i++) {
                open.getChildren().add(button(i, frames.open().get(i)));
            }
        }
        for (int i = 0; i < open.getChildren().size(); i++) {
            if (open.getChildren().get(i) instanceof ToggleButton button) {
                button.setSelected(i == frames.frame());
            }
        }
        grid.setVisible(!frames.open().isEmpty());
        none.setVisible(frames.open().isEmpty());
        header.subtitleProperty().set(StackViewModel.subtitle(frames));
        grid.showRows(frames.rows());
        shown = frames;
        // The list must have taken in its rows before it can bring one into view.
        Platform.runLater(this::reveal);
    }

    private ToggleButton button(int index, StackViewModel.Open function) {
        boolean first = function.callsite() < 0;
        String callsite = Integer.toString(function.callsite());
        ToggleButton button = new ToggleButton(first ? Text.of("stack.open", index, function.name()) : Text.of("stack.open.called", index, function.name(), callsite));
        button.setTooltip(new Tooltip(first ? Text.of("stack.open.tip.first", index, function.name()) : Text.of("stack.open.tip", index, function.name(), callsite)));
        button.setMinWidth(0);
        button.setMnemonicParsing(false);
        // A press on the chosen one would clear it.
        button.setOnAction(event -> {
            button.setSelected(true);
            model.chosen().set(index);
        });
        return button;
    }

    private void reveal() {
        grid.revealRow(shown.focus() >= 0 ? shown.focus() : shown.rows().size() - 1);
    }
}
