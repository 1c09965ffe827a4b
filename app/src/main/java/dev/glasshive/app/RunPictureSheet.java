package dev.glasshive.app;

import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.picture.RunPictureViewModel;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks what a moving picture of a run shall show, and shows how far it is.
final class RunPictureSheet extends Sheet {
    private final RunPictureViewModel model;
    private final ProgressBar progress = new ProgressBar(0);
    private final Button save = new Button(Text.of("picture.run.save"));
    private final Button close = new Button(Text.of("picture.run.close"));

    /// @param save asks for a file and begins
    /// @param cancel stops what has begun
    RunPictureSheet(RunPictureViewModel model, Runnable save, Runnable cancel) {
        VBox box = new VBox();
        TextField from = field(Text.of("picture.run.from"));
        super(box, from);
        box.getStyleClass().add("narrow");
        this.model = model;
        TextField to = field(Text.of("picture.run.to"));
        from.setId("run-picture-from");
        to.setId("run-picture-to");
        from.textProperty().bindBidirectional(model.from());
        to.textProperty().bindBidirectional(model.to());
        Label title = new Label(Text.of("picture.run.title"));
        title.getStyleClass().addAll("semibold", "sheet-title");
        GridPane fields = new GridPane();
        fields.getStyleClass().add("run-picture-fields");
        HBox steps = new HBox(from, new Label(Text.of("picture.run.to")), to);
        steps.getStyleClass().add("run-picture-row");
        fields.addRow(0, new Label(Text.of("picture.run.from")), steps);
        fields.addRow(1, new Label(Text.of("picture.run.area")), choice(List.of(RunPictureViewModel.Area.values()), model.area(),
                area -> Text.of("picture.run.area." + area.name().toLowerCase(Locale.ROOT))));
        fields.addRow(2, new Label(Text.of("picture.run.pace")), choice(RunPictureViewModel.PACES, model.pace(), String::valueOf));
        fields.addRow(3, new Label(Text.of("picture.run.width")), choice(RunPictureViewModel.WIDTHS, model.width(), String::valueOf));
        Label words = new Label();
        words.setWrapText(true);
        words.setId("run-picture-words");
        words.getStyleClass().add("muted");
        model.plan().subscribe(plan -> words.setText(plan.words()));
        this.save.getStyleClass().add("accent");
        this.save.setId("run-picture-save");
        this.save.setMinWidth(Region.USE_PREF_SIZE);
        this.save.setOnAction(event -> save.run());
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> {
            cancel.run();
            close();
        });
        progress.setVisible(false);
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox buttons = new HBox(progress, close, this.save);
        buttons.getStyleClass().add("run-picture-row");
        fields.disableProperty().bind(progress.visibleProperty());
        model.plan().subscribe(plan -> enable());
        progress.visibleProperty().subscribe(this::enable);
        box.getChildren().addAll(title, fields, words, buttons);
    }

    private void enable() {
        save.setDisable(progress.isVisible() || model.plan().get().range().isEmpty());
        close.setText(Text.of(progress.isVisible() ? "picture.run.cancel" : "picture.run.close"));
    }

    private static TextField field(String words) {
        TextField field = new TextField();
        field.setAccessibleText(words);
        field.setPrefColumnCount(7);
        return field;
    }

    private static <T> Node choice(List<T> all, ObjectProperty<T> chosen, Function<T, String> words) {
        SegmentedChoice<T> choice = new SegmentedChoice<>(all, words);
        choice.compact();
        choice.valueProperty().bindBidirectional(chosen);
        return choice;
    }

    @Override
    public void open() {
        model.propose();
        super.open();
    }

    /// How far it is, 0 to 1.
    DoubleProperty progress() {
        return progress.progressProperty();
    }

    /// Whether pictures are being taken.
    void setBusy(boolean busy) {
        progress.setVisible(busy);
    }
}
