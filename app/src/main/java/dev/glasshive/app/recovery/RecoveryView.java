package dev.glasshive.app.recovery;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A card over the window that offers what killed processes left, until the user goes on with something else.
public final class RecoveryView extends VBox {
    private static final int MOST_SHOWN = 5;

    private final RecoveryViewModel model;
    private final Consumer<RecoveryViewModel.Offer> restore;

    /// A card that shows the offers of `model`.
    ///
    /// @param restore brings one back, unless the user wants to keep what is open
    public RecoveryView(RecoveryViewModel model, Consumer<RecoveryViewModel.Offer> restore) {
        this.model = model;
        this.restore = restore;
        getStyleClass().addAll("recovery", "card");
        setId("recovery");
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        setMaxHeight(Region.USE_PREF_SIZE);
        model.offers().addListener((ListChangeListener<RecoveryViewModel.Offer>) change -> show());
        model.shown().subscribe(this::show);
        EventHandler<MouseEvent> pressed = event -> {
            if (!holds(event.getTarget())) {
                model.lookElsewhere();
            }
        };
        EventHandler<KeyEvent> typed = event -> model.act();
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
                before.removeEventFilter(KeyEvent.KEY_PRESSED, typed);
            }
            if (now != null) {
                now.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
                now.addEventFilter(KeyEvent.KEY_PRESSED, typed);
            }
        });
        show();
    }

    private boolean holds(EventTarget target) {
        for (Node node = target instanceof Node its ? its : null; node != null; node = node.getParent()) {
            if (node == this) {
                return true;
            }
        }
        return false;
    }

    private void show() {
        setVisible(model.shown().get() && !model.offers().isEmpty());
        Label title = new Label(Text.of("recovery.title"));
        title.getStyleClass().add("semibold");
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        Button later = new Button();
        Icons.put(later, Feather.X);
        later.setId("recovery-later");
        later.getStyleClass().addAll("flat", "icon-button", "recovery-later");
        later.setAccessibleText(Text.of("recovery.later"));
        later.setTooltip(new Tooltip(Text.of("recovery.later")));
        later.setOnAction(event -> model.putAway());
        HBox head = new HBox(title, room, later);
        head.getStyleClass().add("recovery-row");
        getChildren().setAll(head);
        model.offers().stream().limit(MOST_SHOWN).map(this::row).forEach(getChildren()::add);
        int more = model.offers().size() - MOST_SHOWN;
        if (more > 0) {
            Label rest = new Label(Text.of("recovery.more", more));
            rest.getStyleClass().add("muted");
            getChildren().add(rest);
        }
    }

    private HBox row(RecoveryViewModel.Offer offer) {
        Label name = new Label(offer.name());
        name.setTooltip(new Tooltip(offer.draft().path().orElse(offer.words())));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        // However long its name is, its age tells which of several to take.
        Label time = new Label(offer.time());
        time.getStyleClass().add("muted");
        time.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(Text.of("recovery.restore"));
        back.getStyleClass().add("accent");
        back.setAccessibleText(Text.of("recovery.restore") + ": " + offer.words());
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> restore.accept(offer));
        Button away = new Button(Text.of("recovery.discard"));
        away.setAccessibleText(Text.of("recovery.discard") + ": " + offer.words());
        away.setMinWidth(USE_PREF_SIZE);
        away.setOnAction(event -> model.discard(offer));
        HBox row = new HBox(name, time, gap, back, away);
        row.getStyleClass().add("recovery-row");
        return row;
    }
}
