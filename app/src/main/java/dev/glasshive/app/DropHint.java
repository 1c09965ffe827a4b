package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/// Says that files may be dropped here, while they are held over the window.
final class DropHint extends StackPane {
    DropHint() {
        getStyleClass().add("drop-hint");
        Label words = new Label(Text.of("drop.hint"));
        words.getStyleClass().addAll("semibold", "drop-words");
        words.setWrapText(true);
        getChildren().add(words);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// Takes what is dropped on `scene`.
    ///
    /// @param openLog opens text, which is dropped only where it is a log
    void listenTo(Scene scene, Consumer<List<Path>> open, Consumer<String> openLog) {
        scene.setOnDragEntered(event -> setVisible(event.getDragboard().hasFiles()));
        scene.setOnDragExited(event -> setVisible(false));
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            Dragboard board = event.getDragboard();
            setVisible(false);
            if (board.hasFiles()) {
                open.accept(board.getFiles().stream().map(File::toPath).toList());
            } else if (board.hasString()) {
                openLog.accept(board.getString());
            }
            event.setDropCompleted(board.hasFiles() || board.hasString());
            event.consume();
        });
    }
}
