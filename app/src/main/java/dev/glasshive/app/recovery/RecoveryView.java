package dev.glasshive.app.recovery;

import dev.glasshive.app.text.Text;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the window that offers what killed processes left.
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
        show();
    }

    private void show() {
        setVisible(!model.offers().isEmpty());
        Label title = new Label(Text.of("recovery.title"));
        title.getStyleClass().add("semibold");
        getChildren().setAll(title);
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
