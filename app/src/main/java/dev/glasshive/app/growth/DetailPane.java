package dev.glasshive.app.growth;

import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a pass did: a sentence, and a table of what each side knew and what is left.
final class DetailPane extends ScrollPane {
    /// Letters of a range of 32 bits, and one more.
    private static final int USUAL_VALUE = 16;

    private final Label sentence = GrowthView.label("growth-sentence");
    private final GridPane table = new GridPane();
    private final Label note = GrowthView.label("muted");

    DetailPane(ObservableValue<Detail> detail) {
        getStyleClass().add("growth-detail");
        setFitToWidth(true);
        setMinWidth(0);
        sentence.setWrapText(true);
        note.setWrapText(true);
        table.getStyleClass().add("growth-table");
        VBox all = new VBox(sentence, table, note);
        all.getStyleClass().add("growth-story");
        setContent(all);
        // Sentences stay in sight where the table is wider than the pane.
        viewportBoundsProperty().subscribe(bounds -> {
            double room = Math.max(0, bounds.getWidth() - all.getInsets().getLeft() - all.getInsets().getRight());
            List.of(sentence, note).forEach(words -> words.setMaxWidth(room));
        });
        detail.subscribe(this::show);
    }

    private void show(Detail now) {
        sentence.setText(now.sentence());
        setAccessibleText(now.sentence());
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        boolean some = !now.changes().isEmpty();
        table.setVisible(some);
        table.setManaged(some);
        if (some) {
            for (int i = 0; i < now.sides().size() + 2; i++) {
                ColumnConstraints column = new ColumnConstraints();
                column.setHgrow(Priority.SOMETIMES);
                table.getColumnConstraints().add(column);
            }
            head(now.sides());
            for (int i = 0; i < now.changes().size(); i++) {
                row(i + 1, now.changes().get(i));
            }
        }
        String more = now.more() > 0 ? Text.of("growth.more", now.more()) : "";
        note.setText((now.note() + " " + more).strip());
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
        setVvalue(0);
    }

    private void head(List<String> sides) {
        table.add(cell(Text.of("growth.what"), "muted"), 0, 0);
        for (int i = 0; i < sides.size(); i++) {
            table.add(whole(cell(sides.get(i), "muted")), i + 1, 0);
        }
        table.add(whole(cell(Text.of("growth.after"), "semibold")), sides.size() + 1, 0);
    }

    private void row(int line, Detail.Change change) {
        Label name = cell(change.about(), "code");
        name.getStyleClass().add("growth-name");
        name.setAccessibleText(change.spoken());
        table.add(name, 0, line);
        for (int i = 0; i < change.sides().size(); i++) {
            String value = change.sides().get(i);
            table.add(whole(value.isEmpty() ? cell(Text.of("growth.unknown"), "muted") : cell(value, "code")), i + 1, line);
        }
        Label after = change.after().isEmpty() ? cell(Text.of("growth.forgot"), "growth-forgot") : cell(change.after(), "growth-after");
        table.add(whole(after), change.sides().size() + 1, line);
    }

    /// Names and relations may be cut, numbers and ranges of a usual length never: rather one scrolls.
    private static Label whole(Label value) {
        if (value.getText().length() <= USUAL_VALUE && !value.getText().contains("=")) {
            value.setMinWidth(USE_PREF_SIZE);
        } else {
            value.getStyleClass().add("growth-long");
        }
        return value;
    }

    private static Label cell(String words, String styleClass) {
        Label label = GrowthView.label(styleClass);
        label.setText(words);
        label.setTooltip(new Tooltip(words));
        return label;
    }
}
