package dev.glasshive.app.world;

import dev.glasshive.app.text.Text;
import dev.glasshive.vm.WorldField;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The world pane: a field for each thing that a program can learn of the world; Enter or leaving a field puts it in force.
public final class WorldView extends ScrollPane {
    /// A pane that shows and changes `model`.
    public WorldView(WorldViewModel model) {
        getStyleClass().add("world");
        setFitToWidth(true);
        FlowPane fields = new FlowPane();
        fields.getStyleClass().add("world-fields");
        for (WorldField field : WorldField.values()) {
            fields.getChildren().add(field(model, field));
        }
        Button reset = new Button(Text.of("world.reset"));
        reset.setOnAction(event -> model.reset());
        Label about = new Label(Text.of("world.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        reset.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(about, reset);
        head.getStyleClass().add("world-head");
        VBox content = new VBox(head, fields);
        content.getStyleClass().add("world-content");
        setContent(content);
    }

    private static VBox field(WorldViewModel model, WorldField field) {
        Label name = new Label(Text.of("world.field." + field.key()));
        TextField text = new TextField();
        text.setId("world-" + field.key());
        text.setAccessibleText(name.getText());
        name.setLabelFor(text);
        Label problem = new Label();
        problem.getStyleClass().add("world-problem");
        problem.setWrapText(true);
        model.world().subscribe(world -> {
            text.setText(field.text(world));
            problem.setText("");
        });
        Runnable put = () -> {
            Optional<String> refusal = model.put(field, text.getText());
            problem.setText(refusal.map(wanted -> Text.of("world.wrong", wanted)).orElse(""));
        };
        text.setOnAction(event -> put.run());
        text.focusedProperty().subscribe(focused -> {
            if (!focused) {
                put.run();
            }
        });
        VBox box = new VBox(name, text, problem);
        box.getStyleClass().add("world-field");
        return box;
    }
}
