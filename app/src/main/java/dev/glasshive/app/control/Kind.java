package dev.glasshive.app.control;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;

/// What a shown value is; each kind has one colour everywhere in the window.
public enum Kind {
    NONE,
    SCALAR,
    CONTEXT,
    STACK,
    MAP,
    PACKET,
    UNREADABLE,
    OK,
    ERROR;

    private static final List<String> STYLE_CLASSES =
            List.of(values()).stream().map(Kind::styleClass).toList();

    /// The style class that sets `-gh-kind` and `-gh-kind-soft` for a node and everything in it.
    public String styleClass() {
        return "kind-" + name().toLowerCase(Locale.ROOT);
    }

    /// Gives the node this kind's colours in place of any other kind's.
    void paint(Node node) {
        String wanted = styleClass();
        if (!node.getStyleClass().contains(wanted)) {
            node.getStyleClass().removeAll(STYLE_CLASSES);
            node.getStyleClass().add(wanted);
        }
    }
}
