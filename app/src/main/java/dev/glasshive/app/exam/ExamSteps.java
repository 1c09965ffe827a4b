package dev.glasshive.app.exam;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The way to each step of an exam, and how much is answered.
public final class ExamSteps extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass ANSWERED = PseudoClass.getPseudoClass("answered");

    private final ExamViewModel model;
    private final Label answered = new Label();
    private final Label told = new Label();
    private final FlowPane strip = new FlowPane();
    private final List<Button> steps = new ArrayList<>();

    /// The steps that `model` knows; nothing while no exam is.
    public ExamSteps(ExamViewModel model) {
        this.model = model;
        getStyleClass().add("exam-steps");
        answered.setId("exam-answered");
        told.setId("exam-told");
        told.getStyleClass().addAll("muted", "small");
        for (Label words : List.of(answered, told)) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        strip.setId("exam-strip");
        strip.getStyleClass().add("exam-strip");
        strip.setAccessibleRole(AccessibleRole.TOOL_BAR);
        getChildren().addAll(strip, answered, told);
        model.state().subscribe(this::show);
        model.marks().subscribe(this::show);
    }

    private void show(ExamState state) {
        boolean shown = state.kept().isPresent();
        setVisible(shown);
        setManaged(shown);
        told.setText(Text.of(state instanceof ExamState.HandedIn ? "exam.locked" : "exam.silent"));
    }

    private void show(ExamMarks marks) {
        while (steps.size() > marks.steps().size()) {
            strip.getChildren().remove(steps.removeLast());
        }
        while (steps.size() < marks.steps().size()) {
            Button button = step(steps.size());
            steps.add(button);
            strip.getChildren().add(button);
        }
        for (int i = 0; i < steps.size(); i++) {
            show(marks.steps().get(i), steps.get(i));
        }
        answered.setText(Text.of("exam.answered", marks.answered(), marks.all()));
    }

    private Button step(int index) {
        Button button = new Button();
        button.setId("exam-step-" + (index + 1));
        button.getStyleClass().add("exam-step");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip());
        button.setOnAction(event -> model.goTo(index));
        return button;
    }

    private static void show(ExamMarks.Mark mark, Button button) {
        button.pseudoClassStateChanged(CURRENT, mark.current());
        button.pseudoClassStateChanged(ANSWERED, mark.answered());
        button.setText(mark.asks() ? Integer.toString(mark.number()) : "");
        // An icon for each state, for colour alone tells nobody anything.
        if (mark.answered()) {
            // A tick would say that the answer is right.
            Region dot = new Region();
            dot.getStyleClass().add("exam-dot");
            button.setGraphic(dot);
        } else {
            Icons.put(button, mark.asks() ? Feather.CIRCLE : Feather.BOOK_OPEN);
        }
        String words = Text.of(!mark.asks() ? "exam.step.read" : mark.answered() ? "exam.step.answered" : "exam.step.open", mark.number(), mark.title());
        button.setAccessibleText(mark.current() ? Text.of("exam.step.current", words) : words);
        button.getTooltip().setText(words);
    }
}
