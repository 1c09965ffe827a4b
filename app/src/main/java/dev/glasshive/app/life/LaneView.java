package dev.glasshive.app.life;

import dev.glasshive.app.control.Motion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;

/// The stations of one system, and the program that travels along them.
final class LaneView extends VBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /// So many letters of width show every station with its fact beside the others, and so many letters of these are one station.
    private static final double WIDE_IN_EM = 95;
    private static final double BOX_IN_EM = 11.2;
    private static final Duration TRAVEL = Duration.millis(450);
    private static final Duration REST = Duration.millis(550);

    private final Lane lane;
    private final List<StationBox> boxes = new ArrayList<>();
    private final Label system = new Label();
    private final Label end = new Label();
    private final Label beside = new Label();
    private final Circle token = new Circle();
    private final FlowPane stations = new FlowPane();
    private final Pane above = new Pane(token);
    private final SequentialTransition journey = new SequentialTransition();

    LaneView(Lane lane, Consumer<Station> press) {
        this.lane = lane;
        system.setText(lane.system());
        system.getStyleClass().add("life-system");
        getStyleClass().add("life-lane");
        stations.getStyleClass().add("life-stations");
        stations.getChildren().add(system);
        for (Station station : lane.stations()) {
            StationBox box = new StationBox(lane, station, press);
            boxes.add(box);
            if (boxes.size() > 1) {
                SVGPath arrow = new SVGPath();
                arrow.setContent("M0 4 L14 4 M10 0.5 L14 4 L10 7.5");
                arrow.getStyleClass().add("life-arrow");
                StackPane between = new StackPane(arrow);
                between.getStyleClass().add("life-between");
                stations.getChildren().add(between);
            }
            stations.getChildren().add(box);
        }
        beside.getStyleClass().add("life-beside");
        beside.managedProperty().bind(beside.visibleProperty());
        stations.getChildren().add(beside);
        token.getStyleClass().add("life-token");
        token.setVisible(false);
        above.setMouseTransparent(true);
        // The token is over the stations and asks for no room.
        above.setManaged(false);
        lane.end().ifPresent(station -> {
            end.setText(station.name() + ": " + station.fact());
            beside.setText(station.fact());
        });
        end.getStyleClass().add("life-end");
        end.setWrapText(true);
        end.setMinHeight(USE_PREF_SIZE);
        end.managedProperty().bind(end.visibleProperty());
        getChildren().addAll(stations, end, above);
        widthProperty().subscribe(this::fit);
        system.fontProperty().subscribe(this::fit);
        boxes.forEach(box -> box.onLetters(this::fit));
        // The boxes have their narrow clothes only when they stand in their places, and nothing may change while they are put there.
        boxes.getLast().boundsInParentProperty().subscribe(_ -> Platform.runLater(this::fit));
    }

    /// Where there is little width, stations are their names only, and what they say of themselves is told when they are pressed. Where the way ends is told
    /// at once: in a box that takes what room there is, beside the last one, or else below the lane.
    private void fit() {
        double em = system.getFont().getSize();
        boolean narrow = getWidth() > 0 && getWidth() < WIDE_IN_EM * em;
        pseudoClassStateChanged(NARROW, narrow);
        boxes.forEach(box -> box.shorten(narrow));
        Optional<StationBox> failed = lane.failed().map(boxes::get);
        double whole = failed.map(StationBox::wholeWidth).orElse(0.0);
        boolean fits = whole <= getWidth() - (WIDE_IN_EM - BOX_IN_EM) * em;
        failed.ifPresent(box -> box.setPrefWidth(narrow ? USE_COMPUTED_SIZE : fits ? Math.max(whole, BOX_IN_EM * em) : BOX_IN_EM * em));
        boolean last = narrow && failed.isEmpty() && lane.reached() == boxes.size() && getWidth() >= stations.getChildren().stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        beside.setVisible(last);
        end.setVisible((narrow ? !last : !fits) && !end.getText().isEmpty());
    }

    /// Lets the program travel from the first station to the last that it reached.
    void play() {
        stop();
        journey.getChildren().clear();
        boolean travels = Motion.now().get() == Motion.NORMAL;
        token.setRadius(system.getFont().getSize() * 0.4);
        for (int i = 0; i < lane.reached(); i++) {
            StationBox box = boxes.get(i);
            if (travels) {
                Bounds place = place(box);
                TranslateTransition travel = new TranslateTransition(i == 0 ? Duration.ONE : TRAVEL, token);
                travel.setToX(place.getCenterX());
                travel.setToY(place.getMinY());
                journey.getChildren().add(travel);
            }
            PauseTransition rest = new PauseTransition(REST);
            journey.getChildren().add(new SequentialTransition(lit(box, true), rest, lit(box, false)));
        }
        token.setVisible(travels);
        journey.setOnFinished(_ -> token.setVisible(false));
        journey.play();
    }

    /// Ends the journey where it is.
    void stop() {
        journey.stop();
        token.setVisible(false);
        boxes.forEach(box -> box.light(false));
    }

    private static javafx.animation.Timeline lit(StationBox box, boolean here) {
        return new javafx.animation.Timeline(new KeyFrame(Duration.ONE, _ -> box.light(here)));
    }

    private Bounds place(Node box) {
        return sceneToLocal(box.localToScene(box.getBoundsInLocal()));
    }
}
