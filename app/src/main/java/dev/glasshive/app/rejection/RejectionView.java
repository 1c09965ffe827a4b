package dev.glasshive.app.rejection;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.LinkedText;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The card itself: what is wrong, what the kernel says, how it came to that, what to do.
public final class RejectionView extends VBox {
    private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final RejectionViewModel model;
    private final Consumer<String> openLesson;

    /// A card that shows `card`.
    ///
    /// @param openLesson opens the lesson with an id
    public RejectionView(RejectionViewModel model, RejectionCard card, Consumer<String> openLesson) {
        this.model = model;
        this.openLesson = openLesson;
        getStyleClass().addAll("card", "kind-error", "rejection");
        pseudoClassStateChanged(QUIET, card.tone() == RejectionCard.Tone.UNDECIDED);
        setAccessibleText(card.headline());
        getChildren().addAll(head(card), words(card.story()));
        if (!card.remedy().isEmpty()) {
            getChildren().add(remedy(card));
        }
        model.outdated().subscribe(outdated -> pseudoClassStateChanged(OUTDATED, outdated));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
        });
    }

    private HBox head(RejectionCard card) {
        LinkedText words = new LinkedText().words(card.headline(), "strong", "error-text");
        if (!card.kernel().isEmpty()) {
            words.words("  " + card.kernel(), "code", "muted");
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button();
        Icons.put(close, Feather.X);
        close.getStyleClass().addAll("flat", "icon-button", "rejection-close");
        close.setAccessibleText(Text.of("rejection.close"));
        close.setTooltip(new Tooltip(Text.of("rejection.close")));
        close.setFocusTraversable(false);
        close.setOnAction(event -> model.close());
        HBox head = new HBox(words, close);
        head.getStyleClass().add("rejection-head");
        return head;
    }

    private LinkedText words(List<Piece> pieces) {
        LinkedText words = new LinkedText();
        add(words, pieces);
        return words;
    }

    private LinkedText remedy(RejectionCard card) {
        LinkedText words = new LinkedText().words(Text.of("rejection.remedy") + " ", "strong");
        add(words, card.remedy());
        card.lesson().ifPresent(lesson -> words.words("  ").link(Text.of("rejection.lesson", lesson.title()), Text.of("rejection.lesson", lesson.title()), () -> openLesson.accept(lesson.id())));
        return words;
    }

    private void add(LinkedText words, List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.slot().isPresent()) {
                int slot = piece.slot().getAsInt();
                words.link(piece.text(), Text.of("rejection.go", slot), () -> model.lookAt(slot));
            } else if (piece.form() == Piece.Form.CODE) {
                words.words(piece.text(), "code");
            } else {
                words.words(piece.text());
            }
        }
    }
}
