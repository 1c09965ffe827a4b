package dev.glasshive.app.growth;

import dev.glasshive.app.control.Sight;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pane of a fixpoint: on the left the passes in order, on the right what the chosen one did.
public final class GrowthView extends VBox {
    /// So many letters of width show everything in the head. Where there are fewer, words leave it, those that matter least first.
    private static final double WIDE = 84;

    private final GrowthViewModel model;
    private final ListView<Row> list = new ListView<>();
    private final Slider scrubber = new Slider();
    private final Label where = label("muted");
    private final ObservableValue<Boolean> seen;
    private boolean following;

    /// A pane that shows `model`.
    public GrowthView(GrowthViewModel model) {
        this.model = model;
        getStyleClass().add("growth");
        setMinWidth(0);
        list.setId("passes");
        list.setAccessibleText(Text.of("growth.list"));
        list.setCellFactory(_ -> new RowCell());
        Label none = label("muted");
        none.setText(Text.of("growth.straight.brief"));
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().subscribe((before, row) -> {
            if (!following && row != null) {
                model.choose(row);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int way = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
            if (way != 0) {
                model.along(way);
                event.consume();
            }
        });
        list.getStyleClass().add("growth-list");
        list.setMinWidth(0);
        DetailPane detail = new DetailPane(model.detail());
        HBox.setHgrow(detail, Priority.ALWAYS);
        // It takes the room that the list leaves, however long its words are.
        detail.setPrefWidth(0);
        HBox both = new HBox(list, detail);
        both.setMinSize(0, 0);
        list.prefWidthProperty().bind(both.widthProperty().multiply(0.38));
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(head(), both);
        model.rows().subscribe(rows -> {
            following = true;
            list.getItems().setAll(rows);
            following = false;
            follow();
        });
        model.length().subscribe(_ -> follow());
        model.place().subscribe(_ -> follow());
        seen = Sight.of(this);
        seen.subscribe(model::see);
    }

    private HBox head() {
        Label passes = label("semibold");
        Label joined = label("muted");
        Label widened = label("muted");
        Label narrowed = label("muted");
        Label failed = label("bad");
        failed.getStyleClass().add("semibold");
        Label kept = label("muted");
        model.counts().subscribe(counts -> {
            passes.setText(counts.passes());
            joined.setText(counts.joined());
            widened.setText(counts.widened());
            narrowed.setText(counts.narrowed());
            failed.setText(counts.failed());
            kept.setText(counts.kept());
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        scrubber.getStyleClass().add("path-scrubber");
        scrubber.setMin(0);
        scrubber.setBlockIncrement(1);
        scrubber.setAccessibleText(Text.of("growth.scrubber"));
        scrubber.setTooltip(new Tooltip(Text.of("growth.scrubber")));
        scrubber.valueProperty().subscribe((before, now) -> {
            if (!following) {
                model.goTo((int) Math.round(now.doubleValue()));
            }
        });
        List.of(passes, joined, widened, narrowed, failed, kept, where).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        HBox head = new HBox(passes, joined, widened, narrowed, failed, kept, gap, scrubber, where);
        head.getStyleClass().add("graph-head");
        Map.<Node, Double>of(kept, WIDE, where, 0.72 * WIDE, scrubber, 0.56 * WIDE, joined, 0.46 * WIDE, narrowed, 0.4 * WIDE, widened, 0.34 * WIDE).forEach((part, letters) -> {
            BooleanBinding hasWords = Bindings.createBooleanBinding(() -> !(part instanceof Label label) || !label.getText().isEmpty(), part instanceof Label label ? label.textProperty() : head.widthProperty());
            part.visibleProperty().bind(Bindings.createBooleanBinding(() -> hasWords.get() && head.getWidth() >= letters * passes.getFont().getSize(), hasWords, head.widthProperty(), passes.fontProperty()));
            part.managedProperty().bind(part.visibleProperty());
        });
        return head;
    }

    /// Moves list and scrubber without that being a wish of the user's.
    private void follow() {
        following = true;
        scrubber.setMax(Math.max(1, model.length().get() - 1));
        scrubber.setValue(Math.max(0, model.place().get()));
        scrubber.setDisable(model.length().get() == 0);
        where.setText(where(model.place().get(), model.length().get()));
        model.line().ifPresentOrElse(line -> {
            if (line < list.getItems().size()) {
                list.getSelectionModel().select(line);
                list.scrollTo(Math.max(0, line - 2));
            }
        }, () -> {
            if (!(list.getSelectionModel().getSelectedItem() instanceof Row.Failed)) {
                list.getSelectionModel().clearSelection();
            }
        });
        following = false;
    }

    /// Words that take about the same room whether a pass is chosen or not, so that the scrubber stays where it is.
    private static String where(int place, int length) {
        return length == 0 ? "" : place < 0 ? Text.of("growth.where.none") : Text.of("growth.where", place + 1, length);
    }

    static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        return label;
    }
}
