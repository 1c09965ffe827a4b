package dev.glasshive.app.lesson;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Bits to click, eight in a row, the highest first, and the number that they make.
final class BitsInput implements AnswerInput {
    private static final int ROW = 8;

    private final Question.Bits bits;
    private final VBox box = new VBox();
    private final Label number = new Label();
    private final Tick tick = new Tick();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final StringProperty text = new SimpleStringProperty("");

    BitsInput(Question.Bits bits) {
        this.bits = bits;
        box.getStyleClass().add("lesson-bits");
        HBox row = new HBox();
        for (int bit = bits.width() - 1; bit >= 0; bit--) {
            row.getChildren().add(button(bit));
            if (bit % ROW == 0) {
                row.getStyleClass().add("row");
                box.getChildren().add(row);
                row = new HBox();
            }
        }
        number.getStyleClass().addAll("code", "muted");
        number.setMinWidth(Label.USE_PREF_SIZE);
        HBox result = new HBox(number, tick);
        result.getStyleClass().add("result");
        box.getChildren().add(result);
        setRight(false);
        put("0x" + Long.toHexString(bits.cut(bits.from())));
    }

    private ToggleButton button(int bit) {
        ToggleButton button = new ToggleButton("0");
        button.setId("bit-" + bit);
        button.getStyleClass().addAll("bit", "code");
        button.selectedProperty().subscribe(on -> {
            button.setText(on ? "1" : "0");
            button.setAccessibleText(Text.of("lesson.bit", bit, on ? 1 : 0));
        });
        button.setOnAction(event -> told());
        buttons.addFirst(button);
        return button;
    }

    private void told() {
        long value = 0;
        for (int bit = 0; bit < buttons.size(); bit++) {
            value |= buttons.get(bit).isSelected() ? 1L << bit : 0;
        }
        text.set(String.format(Locale.ROOT, "0x%0" + (bits.width() + 3) / 4 + "x", value));
        number.setText(text.get());
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public ObservableValue<String> text() {
        return text;
    }

    @Override
    public void put(String answer) {
        Data.parse(answer).ifPresent(data -> {
            if (data instanceof Data.Numeral(long value, String _)) {
                for (int bit = 0; bit < buttons.size(); bit++) {
                    buttons.get(bit).setSelected((value >>> bit & 1) == 1);
                }
            }
        });
        told();
    }

    @Override
    public void setRight(boolean right) {
        tick.setVisible(right);
    }

    @Override
    public void setOpen(boolean open) {
        buttons.forEach(button -> button.setDisable(!open));
    }
}
