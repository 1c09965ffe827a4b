package dev.glasshive.app.control;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts pictures on buttons and labels, as large as the words beside them.
public final class Icons {
    private static final double SIZE_IN_EM = 1.2;

    private Icons() {}

    /// Shows `icon` on `owner` in place of any other.
    ///
    /// An icon's size in em would be relative to itself and grow with every pass of the stylesheet, so it follows its owner's font instead.
    public static void put(Labeled owner, Ikon icon) {
        FontIcon picture = new FontIcon(icon);
        owner.fontProperty().subscribe(font -> picture.setIconSize((int) Math.round(font.getSize() * SIZE_IN_EM)));
        owner.setGraphic(picture);
    }
}
