package dev.glasshive.app.control;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card of code: its head stays while the sections below it scroll.
public final class CodeCardView extends VBox {
    private final ScrollPane scroll = new ScrollPane();
    private final VBox sections = new VBox();

    /// A view of `card`.
    public CodeCardView(CodeCard card) {
        getStyleClass().add("code-card");
        Label text = new Label(card.text());
        text.getStyleClass().addAll("code", "code-card-text");
        Label source = new Label(card.source());
        source.getStyleClass().addAll("muted", "small");
        source.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(text, gap, source);
        head.getStyleClass().add("code-card-head");
        Label title = new Label(card.title());
        title.getStyleClass().addAll("semibold", "small");
        sections.getStyleClass().add("code-card-sections");
        sections.getChildren().add(title);
        card.sections().forEach(section -> sections.getChildren().add(section(section)));
        scroll.setContent(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(card.text() + " " + card.title());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Gives the keyboard to what scrolls.
    void takeKeyboard() {
        scroll.requestFocus();
    }

    private static VBox section(CodeCard.Section section) {
        Label heading = new Label(section.heading());
        heading.getStyleClass().addAll("muted", "small");
        VBox box = new VBox(heading);
        for (String line : section.lines()) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            if (section.form() == CodeCard.Form.COLUMNS) {
                label.getStyleClass().add("code");
            }
            box.getChildren().add(label);
        }
        box.getStyleClass().add("code-card-section");
        return box;
    }

    /// The width at which no line breaks.
    double fullWidth() {
        double edges = snappedLeftInset() + snappedRightInset() + scroll.snappedLeftInset() + scroll.snappedRightInset() + sections.snappedLeftInset() + sections.snappedRightInset() + 2;
        double longest = sections.getChildren().stream().mapToDouble(section -> section.prefWidth(-1)).max().orElse(0);
        return Math.max(getChildren().getFirst().prefWidth(-1), longest + edges);
    }

    /// The height that shows everything at `width`, as far as it has been laid out.
    double fullHeight(double width) {
        double head = getChildren().getFirst().prefHeight(width);
        return head + sections.prefHeight(width - snappedLeftInset() - snappedRightInset() - scroll.snappedLeftInset() - scroll.snappedRightInset())
                + snappedTopInset() + snappedBottomInset() + scroll.snappedTopInset() + scroll.snappedBottomInset() + 2;
    }
}
