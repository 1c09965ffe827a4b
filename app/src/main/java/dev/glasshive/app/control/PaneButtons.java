package dev.glasshive.app.control;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The handles of a pane: enlarge, tear off, hide. They belong to the nearest [PaneFrame] around them, and without one there are none.
///
/// They are there while the pointer or the keyboard is in the pane. Put them beside something that can give them room.
public final class PaneButtons extends HBox {
    private final Button enlarge = button("enlarge");
    private final Button away = button("away");
    private final Button hide = button("hide");
    private Optional<PaneFrame> frame = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    /// Which handles there are.
    public enum Kind {
        ALL,
        /// The pane has another way to go.
        NO_HIDING
    }

    public PaneButtons(Kind kind) {
        getStyleClass().add("pane-buttons");
        setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(kind == Kind.ALL ? List.of(enlarge, away, hide) : List.of(enlarge, away));
        enlarge.setOnAction(event -> toggle(PanePlace.ENLARGED));
        away.setOnAction(event -> toggle(PanePlace.AWAY));
        hide.setOnAction(event -> frame.ifPresent(f -> f.ask(PanePlace.HIDDEN)));
        sceneProperty().subscribe(scene -> belongTo(PaneFrame.around(this)));
        parentProperty().subscribe(parent -> belongTo(PaneFrame.around(this)));
    }

    private void toggle(PanePlace place) {
        frame.ifPresent(f -> f.ask(f.place().get() == place ? PanePlace.HOME : place));
    }

    private void belongTo(Optional<PaneFrame> owner) {
        if (!owner.equals(frame)) {
            following.unsubscribe();
            frame = owner;
            following = owner.map(this::follow).orElse(Subscription.EMPTY);
        }
        if (owner.isEmpty()) {
            appear(false);
        }
    }

    private void appear(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }

    private Subscription follow(PaneFrame owner) {
        PaneFrame.Words words = owner.words();
        Subscription places = owner.place().subscribe(place -> {
            boolean isAway = place == PanePlace.AWAY;
            boolean isLarge = place == PanePlace.ENLARGED;
            show(enlarge, isLarge ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2, isLarge ? words.shrink() : words.enlarge(), owner, !isAway);
            show(away, isAway ? Feather.CORNER_UP_LEFT : Feather.EXTERNAL_LINK, isAway ? words.bringBack() : words.tearOff(), owner, true);
            show(hide, Feather.MINUS, words.hide(), owner, !isAway && !isLarge);
        });
        Runnable look = () -> appear(owner.isHover() || owner.place().get() == PanePlace.ENLARGED || owner.place().get() == PanePlace.AWAY || getScene() != null && owner.holds(getScene().getFocusOwner()));
        return places.and(owner.place().subscribe(place -> look.run())).and(owner.hoverProperty().subscribe(look)).and(sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(look));
    }

    private static void show(Button button, Ikon icon, String words, PaneFrame owner, boolean offered) {
        Icons.put(button, icon);
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip());
        }
        button.getTooltip().setText(words);
        button.setAccessibleText(words + ": " + owner.title());
        button.setDisable(!offered);
        button.setVisible(offered);
        button.setManaged(offered);
    }

    private static Button button(String name) {
        Button button = new Button();
        button.getStyleClass().addAll("flat", "pane-button", "pane-" + name);
        return button;
    }
}
