package dev.glasshive.app.growth;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One line of the list of passes: its number, what happened in words and a picture, where, and from where knowledge came.
final class RowCell extends ListCell<Row> {
    private final Label number = GrowthView.label("muted");
    private final Label kind = GrowthView.label("growth-kind");
    private final Label place = GrowthView.label("code");
    private final Label from = GrowthView.label("muted");
    private final HBox row = new HBox(number, kind, place, from);

    RowCell() {
        row.getStyleClass().add("growth-row");
        place.setMinWidth(USE_PREF_SIZE);
        number.getStyleClass().add("growth-number");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        kind.getStyleClass().removeAll("bad");
        switch (item) {
            case null -> {
                setGraphic(null);
                setAccessibleText("");
                setTooltip(null);
            }
            case Row.Failed(int _, String at, String words, String spoken) -> {
                kind.getStyleClass().add("bad");
                say("", Text.of("growth.kind.failed"), at, words, spoken, Feather.X_CIRCLE);
            }
            case Row.Step(int index, var how, String words, String at, String whence, String spoken) -> say(Integer.toString(index + 1), words, at, whence, spoken, switch (how) {
                case JOIN -> Feather.GIT_MERGE;
                case WIDEN -> Feather.CHEVRONS_UP;
                case NARROW -> Feather.CHEVRONS_DOWN;
            });
        }
    }

    private void say(String index, String words, String at, String whence, String spoken, Feather picture) {
        number.setText(index);
        place.setText(at);
        kind.setText(words);
        Icons.put(kind, picture);
        from.setText(whence);
        setAccessibleText(spoken);
        setTooltip(new Tooltip(spoken));
        setGraphic(row);
    }
}
