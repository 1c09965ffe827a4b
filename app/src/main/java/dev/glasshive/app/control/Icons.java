package dev.glasshive.app.control;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts pictures on buttons and labels. How large they are is for the theme to say.
public final class Icons {
    private Icons() {}

    /// Shows `icon` on `owner` in place of any other.
    public static void put(Labeled owner, Ikon icon) {
        owner.setGraphic(new FontIcon(icon));
    }
}
