package dev.glasshive.app.progress;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The map of the course over the window: look for a lesson, see how far you are, open it.
public final class CourseView extends Sheet {
    /// Lengths in letters.
    private static final double LEAST_TILE = 17;
    private static final double GAP = 0.8;

    private final CourseViewModel model;
    private final TextField field;
    private final VBox parts = new VBox();
    private final ScrollPane scroll;
    private final Label summary = new Label();
    private final List<CourseTile> tiles = new ArrayList<>();

    /// A map that shows `model`.
    public CourseView(CourseViewModel model) {
        VBox box = new VBox();
        TextField first = new TextField();
        super(box, first);
        this.model = model;
        field = first;
        scroll = new ScrollPane(parts);
        setId("course");
        getStyleClass().add("course");
        Label title = new Label(Text.of("course.title"));
        title.getStyleClass().addAll("semibold", "sheet-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        summary.getStyleClass().add("muted");
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinWidth(0);
        HBox.setHgrow(summary, Priority.ALWAYS);
        Button close = new Button();
        Icons.put(close, Feather.X);
        close.setAccessibleText(Text.of("course.close"));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(event -> close());
        HBox head = new HBox(title, summary, close);
        head.getStyleClass().add("sheet-head");
        field.setId("course-field");
        field.setPromptText(Text.of("course.prompt"));
        field.setAccessibleText(Text.of("course.prompt"));
        field.textProperty().bindBidirectional(model.query());
        parts.getStyleClass().add("course-parts");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box.getChildren().addAll(head, field, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        model.course().subscribe(course -> {
            if (isVisible()) {
                show(course);
            }
        });
        parts.widthProperty().subscribe(width -> fit());
    }

    @Override
    public void open() {
        field.clear();
        setVisible(true);
        show(model.course().get());
        super.open();
        // What is suggested is in sight, once there is a place for everything.
        Platform.runLater(() -> tiles.stream().filter(tile -> tile.getStyleClass().contains("recommended")).findFirst().ifPresent(this::reveal));
    }

    private void show(CourseViewModel.Course course) {
        summary.setText(Text.of("course.summary", course.done(), course.all(), course.minutes() / 60, course.minutes() % 60));
        tiles.clear();
        parts.getChildren().clear();
        for (CourseViewModel.Part part : course.parts()) {
            Label title = new Label(part.title());
            title.getStyleClass().addAll("semibold", "course-part");
            title.setMinWidth(0);
            Label count = new Label(Text.of("course.part", part.done(), part.all()));
            count.getStyleClass().addAll("muted", "small");
            count.setMinWidth(Region.USE_PREF_SIZE);
            HBox head = new HBox(title, count);
            head.getStyleClass().add("course-part-head");
            FlowPane flow = new FlowPane();
            flow.getStyleClass().add("course-tiles");
            for (CourseViewModel.Entry entry : part.entries()) {
                CourseTile tile = new CourseTile(entry, () -> {
                    close();
                    model.open(entry.lesson());
                });
                tile.focusedProperty().subscribe(focused -> {
                    if (focused) {
                        reveal(tile);
                    }
                });
                tiles.add(tile);
                flow.getChildren().add(tile);
            }
            parts.getChildren().add(new VBox(head, flow));
        }
        if (course.parts().isEmpty()) {
            parts.getChildren().add(new EmptyState(Text.of("course.none.title"), Text.of("course.none")));
        }
        fit();
    }

    /// Gives the tiles the width with which as many as can be read stand side by side.
    private void fit() {
        double em = field.getFont().getSize();
        double room = Math.max(LEAST_TILE * em, parts.getWidth() - parts.getInsets().getLeft() - parts.getInsets().getRight() - 1);
        int across = Math.max(1, (int) ((room / em + GAP) / (LEAST_TILE + GAP)));
        double width = Math.floor((room - (across - 1) * GAP * em) / across);
        tiles.forEach(tile -> {
            tile.setMinWidth(width);
            tile.setPrefWidth(width);
            tile.setMaxWidth(width);
        });
    }

    private void move(KeyEvent event) {
        Optional<CourseTile> at = tiles.stream().filter(Node::isFocused).findFirst();
        KeyCode code = event.getCode();
        if (at.isEmpty()) {
            if (code == KeyCode.DOWN) {
                tiles.stream().findFirst().ifPresent(Node::requestFocus);
                event.consume();
            } else if (code == KeyCode.ENTER && field.isFocused()) {
                model.course().get().parts().stream().flatMap(part -> part.entries().stream())
                        .min(Comparator.comparing((CourseViewModel.Entry entry) -> !entry.isNext())).ifPresent(entry -> {
                            close();
                            model.open(entry.lesson());
                        });
                event.consume();
            }
            return;
        }
        int index = tiles.indexOf(at.get());
        Optional<Node> to = switch (code) {
            case LEFT -> Optional.of(tiles.get(Math.max(0, index - 1)));
            case RIGHT -> Optional.of(tiles.get(Math.min(tiles.size() - 1, index + 1)));
            case UP -> nearest(at.get(), true).or(() -> Optional.of(field));
            case DOWN -> nearest(at.get(), false);
            default -> Optional.empty();
        };
        to.ifPresent(node -> {
            node.requestFocus();
            event.consume();
        });
    }

    /// The tile in the next row above or below that stands nearest.
    private Optional<Node> nearest(CourseTile from, boolean above) {
        Bounds here = from.localToScene(from.getLayoutBounds());
        return tiles.stream().filter(tile -> {
            double y = tile.localToScene(tile.getLayoutBounds()).getCenterY();
            return above ? y < here.getMinY() : y > here.getMaxY();
        }).min(Comparator.comparingDouble((CourseTile tile) -> Math.abs(tile.localToScene(tile.getLayoutBounds()).getCenterY() - here.getCenterY()))
                .thenComparingDouble(tile -> Math.abs(tile.localToScene(tile.getLayoutBounds()).getCenterX() - here.getCenterX()))).map(tile -> tile);
    }

    private void reveal(Node tile) {
        Bounds place = parts.sceneToLocal(tile.localToScene(tile.getLayoutBounds()));
        double hidden = parts.getHeight() - scroll.getViewportBounds().getHeight();
        double top = hidden * scroll.getVvalue();
        double height = scroll.getViewportBounds().getHeight();
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + height)) {
            scroll.setVvalue(Math.clamp((place.getCenterY() - height / 2) / hidden, 0, 1));
        }
    }
}
