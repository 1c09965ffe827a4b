package dev.glasshive.app.control;

/// Where a pane is.
public enum PanePlace {
    /// At its place in the window.
    HOME,
    /// Over all other panes.
    ENLARGED,
    /// In a window of its own.
    AWAY,
    /// Nowhere, until it is asked for.
    HIDDEN
}
