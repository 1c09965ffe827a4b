package dev.glasshive.app.lesson;

import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import javafx.scene.layout.VBox;

/// The lesson pane.
public final class LessonView extends VBox {
    /// A pane that shows `model`.
    public LessonView(LessonViewModel model) {
        getStyleClass().add("lesson");
        PaneHeader header = new PaneHeader(Text.of("lesson.pane"), "");
        model.open().subscribe(lesson -> header.subtitleProperty().set(lesson.map(l -> l.title()).orElse("")));
        getChildren().add(header);
    }
}
