package dev.glasshive.app;

import dev.glasshive.app.control.Theme;

/// How large a window is, how large its type, and in which colours.
public record Outfit(Theme theme, int width, int height, double type) {
    @Override
    public String toString() {
        return theme.title() + ", " + width + "x" + height + " at " + Math.round(100 * type) + " %";
    }
}
