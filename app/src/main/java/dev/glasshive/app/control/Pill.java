package dev.glasshive.app.control;

import javafx.scene.control.Label;

/// A filled tag that gives a verdict at a glance.
public final class Pill extends Label {
    public Pill(String text, Kind kind) {
        getStyleClass().add("pill");
        show(text, kind);
    }

    public void show(String text, Kind kind) {
        setText(text);
        kind.paint(this);
    }
}
