package dev.glasshive.app.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import java.util.Optional;

/// How much may move on the screen.
public enum Motion {
    /// Things travel from place to place.
    NORMAL,
    /// Nothing travels; what changed is lit up where it is.
    REDUCED;

    private static final ObjectProperty<Motion> SYSTEM = new SimpleObjectProperty<>(NORMAL);
    private static final ObjectProperty<Optional<Motion>> WISH = new SimpleObjectProperty<>(Optional.empty());
    private static final ReadOnlyObjectWrapper<Motion> NOW = new ReadOnlyObjectWrapper<>(NORMAL);

    static {
        SYSTEM.subscribe(Motion::decide);
        WISH.subscribe(Motion::decide);
    }

    /// How much may move now. Whatever animates asks this before it begins.
    public static ReadOnlyObjectProperty<Motion> now() {
        return NOW.getReadOnlyProperty();
    }

    /// What the user wishes; without a wish, it is as in the rest of the system.
    public static ObjectProperty<Optional<Motion>> wish() {
        return WISH;
    }

    /// How it is in the rest of the system.
    public static ObjectProperty<Motion> system() {
        return SYSTEM;
    }

    private static void decide() {
        NOW.set(WISH.get().orElseGet(SYSTEM::get));
    }
}
