package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Kind;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// The mark of a right answer.
final class Tick extends Label {
    Tick() {
        Icons.put(this, Feather.CHECK);
        getStyleClass().addAll("tick", Kind.OK.styleClass());
        setMouseTransparent(true);
        setMinWidth(USE_PREF_SIZE);
    }
}
