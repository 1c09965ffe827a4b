package dev.glasshive.app.control;

import javafx.scene.control.Label;

/// A small outlined tag that names the kind of a value, such as `scalar` or `pkt`, so that colour never speaks alone.
public final class ValueBadge extends Label {
    public ValueBadge(String text, Kind kind) {
        getStyleClass().add("value-badge");
        show(text, kind);
    }

    public void show(String text, Kind kind) {
        setText(text);
        kind.paint(this);
    }
}
