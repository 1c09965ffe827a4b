package dev.glasshive.app;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// A line in the corner of the window, above the one that says where one is and beside a lesson and its buttons, which says what became of something the user asked for, until it is dismissed or something else works.
///
/// Good news goes by itself after a while, for it may lie over the foot of a pane; while the mouse is on it, it stays.
final class NoticeBar extends HBox {
    /// How much of its room it takes at most, so that there is a margin.
    private static final double SHARE = 0.95;

    private final Label words = new Label();
    private final ObservableValue<? extends Number> room;
    private final PauseTransition stay;
    private boolean good;

    /// @param room how wide it may become
    /// @param goodNews how long it stays where nothing is wrong
    NoticeBar(Workspace workspace, ObservableValue<? extends Number> room, Duration goodNews) {
        this.room = room;
        stay = new PauseTransition(goodNews);
        stay.setOnFinished(_ -> workspace.dismissNotice());
        hoverProperty().subscribe(this::holdWhile);
        room.subscribe(_ -> requestLayout());
        getStyleClass().addAll("notice", "card");
        setId("notice");
        words.setWrapText(true);
        words.getStyleClass().add("notice-words");
        Button dismiss = new Button();
        Icons.put(dismiss, Feather.X);
        dismiss.setAccessibleText(Text.of("notice.dismiss"));
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setOnAction(event -> workspace.dismissNotice());
        getChildren().addAll(words, dismiss);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        setMaxWidth(Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        workspace.notice().subscribe(this::show);
    }

    @Override
    protected double computePrefWidth(double height) {
        double wanted = super.computePrefWidth(height);
        double most = SHARE * room.getValue().doubleValue();
        return most > 0 ? Math.min(wanted, most) : wanted;
    }

    private void show(Optional<Notice> notice) {
        setVisible(notice.isPresent());
        good = notice.filter(n -> n.level() == Notice.Level.INFO).isPresent();
        holdWhile(isHover());
        notice.ifPresent(n -> {
            words.setText(n.text());
            getStyleClass().removeAll(Stream.of(Notice.Level.values()).map(NoticeBar::style).toList());
            getStyleClass().add(style(n.level()));
            setAccessibleText(n.text());
        });
    }

    private void holdWhile(boolean hovered) {
        stay.stop();
        if (good && !hovered) {
            stay.playFromStart();
        }
    }

    private static String style(Notice.Level level) {
        return switch (level) {
            case INFO -> Kind.OK.styleClass();
            case WARNING -> "notice-warning";
            case PROBLEM -> Kind.ERROR.styleClass();
        };
    }
}
