package dev.glasshive.app.life;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The pane about the life of a program.
public final class LifeView extends VBox {
    private final VBox content = new VBox();
    private final Label detail = new Label();
    private final Hyperlink door = new Hyperlink();
    private final List<LaneView> lanes = new ArrayList<>();
    private final ObservableValue<Boolean> seen;
    private Consumer<Door> open = _ -> { };

    /// A pane of the window in which a station can be looked at more closely.
    public enum Door {
        SOURCE, BYTES, MAPS, VERDICTS, PACKET
    }

    /// A pane that shows `model`.
    public LifeView(LifeViewModel model) {
        getStyleClass().add("life");
        PaneHeader header = new PaneHeader(Text.of("life.title"), Text.of("life.subtitle"));
        Button play = new Button(Text.of("life.play"));
        Icons.put(play, Feather.PLAY);
        play.getStyleClass().add("small");
        play.setId("life-play");
        play.setTooltip(new Tooltip(Text.of("life.play.tip")));
        play.setOnAction(_ -> lanes.forEach(LaneView::play));
        header.controls().add(play);
        content.getStyleClass().add("life-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        EmptyState empty = new EmptyState(Text.of("life.empty.title"), "");
        empty.standIn();
        model.absence().subscribe(reason -> empty.show(Text.of("life.empty.title"), reason));
        StackPane body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body);
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("muted");
        door.setMinWidth(Region.USE_PREF_SIZE);
        HBox told = new HBox(detail, door);
        told.getStyleClass().add("life-detail");
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        told.managedProperty().bind(told.visibleProperty());
        told.visibleProperty().bind(door.visibleProperty());
        // What is told of a station stands below the lanes, where it may have to be scrolled to.
        told.heightProperty().subscribe((_, _) -> {
            if (told.isVisible()) {
                scroll.setVvalue(scroll.getVmax());
            }
        });
        model.lanes().subscribe(found -> {
            lanes.forEach(LaneView::stop);
            lanes.clear();
            content.getChildren().clear();
            found.forEach(lane -> lanes.add(new LaneView(lane, model::choose)));
            content.getChildren().addAll(lanes);
            content.getChildren().add(told);
            empty.setVisible(found.isEmpty());
            scroll.setVisible(!found.isEmpty());
            play.setDisable(found.isEmpty());
        });
        model.chosen().subscribe(this::tell);
        seen = Sight.of(this);
        seen.subscribe(shown -> {
            model.see(shown);
            if (!shown) {
                lanes.forEach(LaneView::stop);
            }
        });
    }

    /// Sets who opens the panes that stations lead to.
    public void onOpen(Consumer<Door> action) {
        open = action;
    }

    private void tell(Optional<Station> station) {
        detail.setText(station.map(chosen -> chosen.name() + ": " + chosen.fact() + ". " + chosen.detail()).orElse(""));
        door.setVisible(station.isPresent());
        station.ifPresent(chosen -> {
            Door where = door(chosen.kind());
            door.setText(Text.of("life.door." + where.name().toLowerCase(Locale.ROOT)));
            door.setOnAction(_ -> open.accept(where));
        });
    }

    private static Door door(Station.Kind kind) {
        return switch (kind) {
            case SOURCE -> Door.SOURCE;
            case COMPILER, OBJECT, CODE -> Door.BYTES;
            case LOADER -> Door.MAPS;
            case VERIFIER -> Door.VERDICTS;
            case HOOK -> Door.PACKET;
        };
    }
}
