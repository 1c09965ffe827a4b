package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Step;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the verifier says in a story: the rejection and where, or the moment of proof.
final class ClaimBox extends VBox {
    private ClaimBox(String title, String words, Kind kind) {
        getStyleClass().addAll("card", "lesson-outcome", kind.styleClass());
        Label first = new Label(title);
        first.getStyleClass().addAll("semibold", "word");
        Label said = new Label(words);
        said.getStyleClass().add("code");
        for (Label label : new Label[] {first, said}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(first, said);
    }

    static ClaimBox of(Step.Rejection rejection) {
        return new ClaimBox(rejection.slot().isPresent() ? Text.of("lesson.rejected", rejection.slot().getAsInt()) : Text.of("lesson.rejected.whole"), rejection.message(), Kind.NONE);
    }

    static ClaimBox of(Step.Fix fix, LessonProse prose) {
        ClaimBox box = new ClaimBox(Text.of("lesson.proved", fix.slot()), fix.proof().toString(), Kind.OK);
        box.getChildren().add(prose.of(fix.when()));
        return box;
    }
}
