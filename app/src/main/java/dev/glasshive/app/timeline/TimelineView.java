package dev.glasshive.app.timeline;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TimelineStrip;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The timeline pane.
public final class TimelineView extends VBox {
    private final TimelineStrip strip = new TimelineStrip();
    private boolean following;

    /// A pane that shows `model`; `workspace` tells it where the user stands.
    public TimelineView(TimelineViewModel model, Workspace workspace) {
        getStyleClass().add("timeline");
        Label title = new Label();
        title.getStyleClass().add("semibold");
        title.textProperty().bind(model.title());
        Label subtitle = new Label();
        subtitle.getStyleClass().add("muted");
        subtitle.textProperty().bind(model.subtitle());
        FlowPane colours = new FlowPane();
        colours.getStyleClass().add("timeline-colours");
        for (Kind kind : List.of(Kind.SCALAR, Kind.PACKET, Kind.STACK, Kind.MAP, Kind.CONTEXT, Kind.NONE)) {
            colours.getChildren().add(legend(kind));
        }
        strip.setAccessibleText(Text.of("timeline.strip"));
        CopyText.on(this, model::text);
        ChoiceMenu.on(strip, () -> model.strip().get().length() == 0 ? List.of() : List.of(CopyText.choice(Text.of("copy"), model::text)));
        VBox.setVgrow(strip, Priority.ALWAYS);
        getChildren().addAll(new TimelineHead(title, subtitle, colours), strip);
        model.strip().subscribe(shown -> follow(() -> strip.show(shown)));
        workspace.moment().subscribe(moment -> moment.map(Moment::position).ifPresent(position -> {
            if (workspace.wantedPosition() == position) {
                follow(() -> strip.positionProperty().set(position));
            }
        }));
        strip.positionProperty().subscribe((before, position) -> {
            if (!following) {
                model.goTo(position.intValue());
                // Who may not go there stays where they were.
                int wanted = workspace.wantedPosition();
                if (wanted != position.intValue()) {
                    follow(() -> strip.positionProperty().set(wanted));
                }
            }
        });
    }

    /// Moves the strip without that being a wish of the user's.
    private void follow(Runnable move) {
        following = true;
        move.run();
        following = false;
    }

    /// The strip itself, for keyboard focus.
    public TimelineStrip strip() {
        return strip;
    }

    private static HBox legend(Kind kind) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", kind.styleClass());
        Label word = new Label(Text.of("timeline.legend." + kind.name().toLowerCase(Locale.ROOT)));
        word.getStyleClass().addAll("muted", "small");
        HBox box = new HBox(swatch, word);
        box.getStyleClass().add("legend");
        return box;
    }
}
