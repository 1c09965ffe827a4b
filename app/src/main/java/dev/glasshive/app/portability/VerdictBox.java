package dev.glasshive.app.portability;

import dev.glasshive.app.control.Pill;
import dev.glasshive.app.text.Text;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What one system says of the program, and why: in one box, or the answer apart from the reasons.
final class VerdictBox extends VBox {

    /// @param answers whether it has the answer
    /// @param reasons whether it has the reasons
    VerdictBox(Comparison.Verdict verdict, boolean answers, boolean reasons, IntConsumer reveal) {
        getStyleClass().add("portability-verdict");
        setMinWidth(0);
        if (answers) {
            getChildren().add(head(verdict, reveal));
        }
        if (reasons) {
            reasons(verdict, reveal);
        }
    }

    private static HBox head(Comparison.Verdict verdict, IntConsumer reveal) {
        Label system = new Label(verdict.system());
        system.getStyleClass().add("portability-heading");
        Pill pill = new Pill(verdict.word(), verdict.kind());
        pill.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(system, pill);
        head.getStyleClass().add("head");
        verdict.slot().ifPresent(slot -> head.getChildren().add(place(slot, reveal)));
        return head;
    }

    private void reasons(Comparison.Verdict verdict, IntConsumer reveal) {
        getChildren().add(words(verdict.words(), "code"));
        for (Comparison.Why why : verdict.reasons()) {
            Label sentence = words(why.sentence(), "why");
            HBox line = new HBox(sentence);
            line.getStyleClass().add("head");
            HBox.setHgrow(sentence, Priority.ALWAYS);
            why.slot().stream().filter(slot -> !verdict.slot().equals(OptionalInt.of(slot))).forEach(slot -> line.getChildren().add(place(slot, reveal)));
            getChildren().add(line);
            why.evidence().forEach(evidence -> getChildren().add(point(evidence)));
        }
        if (!verdict.translated().isEmpty()) {
            getChildren().add(words(verdict.translated(), "muted"));
        }
    }

    /// A point of a list, whose further lines stand under the first, not under its dot.
    private static Node point(String text) {
        Label dot = new Label("\u2022");
        dot.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(dot, words(text, "words"));
        line.getStyleClass().add("evidence");
        return line;
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node place(int slot, IntConsumer reveal) {
        Hyperlink link = new Hyperlink(Text.of("portability.at", slot));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> reveal.accept(slot));
        return link;
    }
}
