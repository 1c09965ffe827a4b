package dev.glasshive.app.control;

import java.util.Locale;
import javafx.css.PseudoClass;

/// What a [HexGrid] says about one byte besides its value.
public enum ByteMark {
    /// The last step wrote it.
    CHANGED,
    /// The last step read it.
    ACCESSED,
    /// Nothing has been written here, so nothing may be read.
    UNREADABLE,
    /// A value is there, but nobody may count on it.
    FORGOTTEN;

    /// The state of the byte's node that the theme reads.
    PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }
}
