package dev.glasshive.app.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// A text field that opens beside something, says at every letter what is wrong with the text, and closes with Enter or Escape.
public final class FieldPopup {
    private final TextField field = new TextField();
    private final Popup popup = new Popup();

    /// Asks for `wanted` under `beside`, dressed as the window of `owner`.
    public static void ask(TypedField wanted, Node owner, Node beside) {
        Bounds place = beside.localToScreen(beside.getBoundsInLocal());
        double below = beside.equals(owner) ? place.getMinY() + place.getHeight() / 4 : place.getMaxY();
        new FieldPopup(wanted.title(), wanted.hint(), wanted.text(), wanted.fault(), wanted.accept()).show(owner, place.getMinX(), below);
    }

    /// @param title what to type
    /// @param hint shown while nothing is wrong
    /// @param fault what is wrong with a text, if anything
    /// @param accept takes a text that is right, when Enter is pressed
    public FieldPopup(String title, String hint, String text, Function<String, Optional<String>> fault, Consumer<String> accept) {
        field.setText(text);
        field.setId("field-popup");
        field.setAccessibleText(title);
        field.getStyleClass().add("code");
        Label words = new Label(title);
        words.getStyleClass().add("semibold");
        Label below = new Label();
        below.setId("field-popup-fault");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(words, field, below);
        box.getStyleClass().addAll("card", "field-popup");
        field.textProperty().subscribe(now -> {
            Optional<String> wrong = fault.apply(now);
            below.setText(wrong.orElse(hint));
            below.getStyleClass().setAll("label", "small", wrong.isPresent() ? "field-fault" : "muted");
        });
        field.setOnAction(event -> {
            if (fault.apply(field.getText()).isEmpty()) {
                popup.hide();
                accept.accept(field.getText());
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                event.consume();
            }
        });
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    /// Opens it with its corner at a place of the screen, dressed as the window of `owner`.
    public void show(Node owner, double x, double y) {
        popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.show(owner, x, y);
        field.requestFocus();
        field.selectAll();
    }
}
