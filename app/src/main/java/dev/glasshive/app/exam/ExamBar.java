package dev.glasshive.app.exam;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What stands above an exam: the clock, and the way out.
public final class ExamBar extends HBox {
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final ExamViewModel model;
    private final Label clock = new Label();
    private final Button handIn = new Button(Text.of("exam.hand-in"));

    /// A bar that follows `model`, and is not there while no exam is.
    ///
    /// @param showResult shows what became of the result of an exam that was handed in
    public ExamBar(ExamViewModel model, Runnable showResult) {
        this.model = model;
        setId("exam-bar");
        getStyleClass().add("exam-bar");
        clock.setId("exam-clock");
        clock.getStyleClass().addAll("medium", "exam-clock");
        clock.setWrapText(true);
        clock.setMinHeight(Region.USE_PREF_SIZE);
        clock.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(clock, Priority.ALWAYS);
        handIn.setId("exam-hand-in");
        handIn.setMinWidth(Region.USE_PREF_SIZE);
        handIn.setOnAction(event -> {
            if (model.isRunning()) {
                model.askToHandIn();
            } else {
                showResult.run();
            }
        });
        getChildren().addAll(clock, handIn);
        setMinHeight(Region.USE_PREF_SIZE);
        model.state().subscribe(this::show);
        model.clock().subscribe(this::show);
    }

    private void show(ExamState state) {
        boolean shown = state.kept().isPresent();
        setVisible(shown);
        setManaged(shown);
        handIn.setText(Text.of(state instanceof ExamState.Running ? "exam.hand-in" : "exam.result"));
        if (state instanceof ExamState.HandedIn done) {
            clock.setText(Text.of("exam.handed-in.at", model.hour(done.record().seen())));
            mark(Optional.empty());
        }
    }

    private void show(Optional<ExamClock> now) {
        now.ifPresent(face -> clock.setText(face.words()));
        mark(now.map(ExamClock::urgency));
    }

    private void mark(Optional<ExamClock.Urgency> urgency) {
        clock.pseudoClassStateChanged(SOON, urgency.filter(ExamClock.Urgency.SOON::equals).isPresent());
        boolean last = urgency.filter(ExamClock.Urgency.LAST::equals).isPresent();
        clock.pseudoClassStateChanged(LAST, last);
        Icons.put(clock, urgency.isEmpty() ? Feather.CHECK_CIRCLE : last ? Feather.ALERT_CIRCLE : Feather.CLOCK);
    }
}
