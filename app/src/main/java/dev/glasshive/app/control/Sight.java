package dev.glasshive.app.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether something can be seen: what nobody sees need not be computed.
public final class Sight {
    private Sight() {}

    /// Whether `node` is in a window, and neither it nor anything around it is hidden.
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().flatMap(scene -> shown(node)).orElse(false);
    }

    private static ObservableValue<Boolean> shown(Node node) {
        ObservableValue<Boolean> around = node.parentProperty().flatMap(Sight::shown).orElse(true);
        return node.visibleProperty().flatMap(visible -> around.map(shown -> visible && shown));
    }
}
