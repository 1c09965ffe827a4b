package dev.glasshive.app.lesson;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Work;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// A program with fields in its gaps. What is typed goes into the editor at once.
final class BlanksBox extends VBox {
    private static final int FEWEST = 4;
    private static final int MOST = 30;

    private final List<TextField> fields = new ArrayList<>();
    private boolean filling;

    BlanksBox(Work.Blanks blanks, LessonViewModel model) {
        getStyleClass().addAll("card", "lesson-blanks");
        for (String line : blanks.template().lines().toList()) {
            if (line.contains(Work.Blanks.GAP)) {
                getChildren().add(row(line, model));
            }
        }
    }

    private FlowPane row(String line, LessonViewModel model) {
        // Where the pane is narrow, a line goes on below.
        FlowPane row = new FlowPane();
        row.setMinWidth(0);
        row.getStyleClass().add("row");
        String[] parts = line.split(Work.Blanks.GAP, -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                TextField field = field(line, model);
                // A word that is longer than the pane is wide moves within its field, and stands whole below.
                field.maxWidthProperty().bind(row.widthProperty());
                row.getChildren().addAll(field, whole(field, row));
            }
            if (!parts[i].isBlank()) {
                for (String text : parts[i].strip().split("\\s+", -1)) {
                    Label word = new Label(text);
                    word.getStyleClass().add("code");
                    word.setMinWidth(Label.USE_PREF_SIZE);
                    row.getChildren().add(word);
                }
            }
        }
        return row;
    }

    /// What a field holds that is too narrow for it.
    private static Label whole(TextField field, FlowPane row) {
        Label whole = new Label();
        whole.getStyleClass().addAll("code", "muted", "small", "whole-gap");
        whole.setWrapText(true);
        whole.setMinHeight(USE_PREF_SIZE);
        whole.maxWidthProperty().bind(row.widthProperty());
        whole.textProperty().bind(field.textProperty());
        whole.visibleProperty().bind(Bindings.createBooleanBinding(() -> row.getWidth() > 0 && field.prefWidth(-1) > row.getWidth(), row.widthProperty(), field.textProperty(), field.fontProperty()));
        whole.managedProperty().bind(whole.visibleProperty());
        return whole;
    }

    private TextField field(String line, LessonViewModel model) {
        TextField field = new TextField();
        field.setId("gap-" + fields.size());
        field.getStyleClass().add("code");
        field.prefColumnCountProperty().bind(field.textProperty().map(BlanksBox::columns));
        field.setAccessibleText(Text.of("lesson.gap", fields.size() + 1, line.replace(Work.Blanks.GAP, "…")));
        field.textProperty().subscribe((before, now) -> {
            if (!filling) {
                model.make(fields.stream().map(TextField::getText).toList());
            }
        });
        field.setOnAction(event -> model.check());
        field.setOnMouseEntered(event -> field.setTooltip(field.prefWidth(-1) > field.getWidth() + 1 ? new Tooltip(field.getText()) : null));
        fields.add(field);
        return field;
    }

    /// How many letters wide a gap is that holds `word`.
    static int columns(String word) {
        return Math.clamp(word.length(), FEWEST, MOST);
    }

    void show(List<String> parts) {
        filling = true;
        for (int i = 0; i < fields.size(); i++) {
            String word = i < parts.size() ? parts.get(i) : "";
            if (!fields.get(i).getText().equals(word)) {
                fields.get(i).setText(word);
            }
        }
        filling = false;
    }
}
