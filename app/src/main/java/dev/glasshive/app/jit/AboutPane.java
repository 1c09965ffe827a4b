package dev.glasshive.app.jit;

import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// What is to be said of the chosen row: beside the table whole, below it in two lines, or one.
final class AboutPane extends VBox {
    /// How many letters wide it is beside the table.
    static final double WIDTH = 25;
    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
    private static final double LINE_IN_EM = 1.45;

    private final Label name = new Label();
    private final Label words = new Label();
    private final Label homes = new Label();
    private final Label registers = new Label(Text.of("jit.registers", Homes.all()));
    private final Label never = new Label(Text.of("jit.never"));
    private List<String> said = List.of();
    private boolean beside;

    AboutPane() {
        getStyleClass().add("jit-about");
        name.getStyleClass().addAll("code", "name");
        words.setId("jit-words");
        homes.getStyleClass().addAll("code", "muted");
        homes.setId("jit-homes");
        registers.setId("jit-registers");
        List.of(registers, never).forEach(label -> label.getStyleClass().addAll("muted", "small"));
        for (Label label : new Label[] {homes, words, registers, never}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        name.setMinWidth(0);
        getChildren().addAll(name, homes, words, registers, never);
        stand(false, 2);
    }

    void show(@Nullable Row row) {
        name.setText(switch (row) {
            case null -> "";
            case Row.Frame frame -> frame.name();
            case Row.Code code -> code.slot() + ": " + code.text();
        });
        homes.setText(row instanceof Row.Code code ? code.homes() : "");
        said = row == null ? List.of() : row.about();
        tell();
        show(homes, beside && !homes.getText().isEmpty());
    }

    private void tell() {
        String first = beside || homes.getText().isEmpty() ? "" : homes.getText() + ". ";
        words.setText(first + String.join(beside ? "\n\n" : " ", said));
    }

    /// The letters, whose size all sizes follow.
    ObservableValue<Font> letter() {
        return words.fontProperty();
    }

    /// Takes its place beside the table, or below.
    ///
    /// @param lines how many it may have below
    void stand(boolean aside, int lines) {
        beside = aside;
        tell();
        pseudoClassStateChanged(BESIDE, beside);
        setPrefWidth(beside ? WIDTH * words.getFont().getSize() : USE_COMPUTED_SIZE);
        words.setMinHeight(beside ? Region.USE_PREF_SIZE : 0);
        words.setPrefHeight(beside ? USE_COMPUTED_SIZE : lines * LINE_IN_EM * words.getFont().getSize());
        show(name, beside);
        show(never, beside);
        show(homes, beside && !homes.getText().isEmpty());
        show(registers, beside || lines > 1);
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }
}
