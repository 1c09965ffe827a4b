package dev.glasshive.app.stack;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The stack pane.
public final class StackView extends VBox {
    private final HexGrid grid = new HexGrid(HexGrid.Labels.SHORT);
    private final ChoiceBox<String> frame = new ChoiceBox<>();
    private final PaneHeader header = new PaneHeader(Text.of("stack.title"), "");
    private final StackViewModel model;
    private StackViewModel.Frames shown = StackViewModel.Frames.NONE;
    private boolean filling;

    /// A pane that shows `model`.
    public StackView(StackViewModel model) {
        this.model = model;
        getStyleClass().add("stack");
        grid.setAccessibleText(Text.of("stack.title"));
        frame.setAccessibleText(Text.of("stack.frame"));
        frame.getStyleClass().add("compact");
        header.controls().add(frame);
        ChoiceMenu.on(grid, () -> grid.selected().map(byteAt -> model.questions(byteAt.row(), byteAt.column())).orElse(List.of()).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(header, grid);
        frame.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!filling && index.intValue() >= 0) {
                model.chosen().set(index.intValue());
            }
        });
        model.frames().subscribe(this::show);
        grid.heightProperty().subscribe(height -> Platform.runLater(this::reveal));
    }

    /// Where bytes of a frame are in the scene, if they can be seen.
    public Optional<Bounds> boundsOf(int frame, int offset, int length) {
        return model.at(frame, offset).flatMap(at -> grid.boundsOf(at.row(), at.column(), length));
    }

    private void show(StackViewModel.Frames frames) {
        filling = true;
        boolean several = frames.names().size() > 1;
        frame.setVisible(several);
        frame.setManaged(several);
        if (!frame.getItems().equals(frames.names())) {
            frame.getItems().setAll(frames.names());
        }
        frame.getSelectionModel().select(frames.frame());
        filling = false;
        header.subtitleProperty().set(frames.names().isEmpty() ? "" : several ? Text.of("stack.subtitle.short", frames.frame()) : Text.of("stack.subtitle", frames.frame(), frames.names().get(frames.frame())));
        grid.showRows(frames.rows());
        shown = frames;
        // The list must have taken in its rows before it can bring one into view.
        Platform.runLater(this::reveal);
    }

    private void reveal() {
        grid.revealRow(shown.focus() >= 0 ? shown.focus() : shown.rows().size() - 1);
    }
}
