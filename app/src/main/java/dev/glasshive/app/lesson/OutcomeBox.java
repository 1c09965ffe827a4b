package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.lesson.check.Difference;
import dev.glasshive.lesson.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How a learner's program did, as differences: on which input, what was expected, what came.
final class OutcomeBox extends VBox {
    private static final int MOST = 2;

    private final LessonProse prose;

    OutcomeBox(LessonProse prose) {
        this.prose = prose;
        getStyleClass().addAll("card", "lesson-outcome");
        setId("outcome");
        show(new Trial.None());
    }

    void show(Trial trial) {
        List<Node> shown = switch (trial) {
            case Trial.None(), Trial.Running _ -> List.of();
            case Trial.Unfilled(int gaps) -> List.of(words(Text.of("lesson.unfilled", gaps)));
            case Trial.Elsewhere() -> List.of(words(Text.of("lesson.elsewhere")));
            case Trial.Judged(Outcome outcome) -> judged(outcome);
        };
        getStyleClass().remove(Kind.OK.styleClass());
        if (trial.isPassed()) {
            getStyleClass().add(Kind.OK.styleClass());
        }
        getChildren().setAll(shown);
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
        setAccessibleText(switch (trial) {
            case Trial.None(), Trial.Running _, Trial.Elsewhere() -> "";
            case Trial.Unfilled(int gaps) -> Text.of("lesson.unfilled", gaps);
            case Trial.Judged(Outcome outcome) -> spoken(outcome);
        });
    }

    private List<Node> judged(Outcome outcome) {
        List<Node> shown = new ArrayList<>();
        shown.add(title(title(outcome)));
        if (outcome.passed()) {
            shown.add(words(Text.of("lesson.passed.detail")));
        }
        outcome.diagnostics().stream().filter(Diagnostic::isError).limit(MOST).forEach(d -> shown.add(words(sentence(d))));
        outcome.reasons().forEach(reason -> {
            shown.add(prose.of(reason.text()));
            reason.section().ifPresent(section -> shown.add(prose.of(section)));
        });
        outcome.differences().stream().limit(MOST).forEach(d -> shown.add(difference(d)));
        int more = outcome.differences().size() - MOST;
        if (more > 0) {
            Label rest = words(Text.of("lesson.more", more));
            rest.getStyleClass().add("muted");
            shown.add(rest);
        }
        return shown;
    }

    private static String title(Outcome outcome) {
        return switch (outcome.result()) {
            case PASSED -> Text.of("lesson.passed");
            case FAILED -> Text.of("lesson.failed");
            case UNREADABLE -> Text.of("lesson.unreadable");
        };
    }

    private static Node difference(Difference difference) {
        VBox box = new VBox();
        box.getStyleClass().add("difference");
        if (!difference.where().isEmpty()) {
            Label where = words(difference.where());
            where.getStyleClass().addAll("muted", "small");
            box.getChildren().add(where);
        }
        GridPane values = new GridPane();
        values.getStyleClass().add("values");
        values.addRow(0, small(Text.of("lesson.looked-at")), code(difference.what()));
        values.addRow(1, small(Text.of("lesson.expected")), code(difference.expected()));
        values.addRow(2, small(Text.of("lesson.got")), code(difference.actual()));
        box.getChildren().add(values);
        return box;
    }

    private static String sentence(Diagnostic diagnostic) {
        return Text.of("lesson.problem", diagnostic.span().line(), diagnostic.message());
    }

    private static String spoken(Outcome outcome) {
        StringBuilder text = new StringBuilder(title(outcome));
        outcome.diagnostics().stream().filter(Diagnostic::isError).limit(MOST).forEach(d -> text.append(". ").append(sentence(d)));
        outcome.reasons().forEach(reason -> text.append(". ").append(reason.text().plain()));
        outcome.differences().stream().limit(MOST).forEach(d -> text.append(". ").append(d.message()));
        return text.toString();
    }

    private static Label title(String text) {
        Label label = words(text);
        label.getStyleClass().addAll("semibold", "word");
        return label;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label code(String text) {
        Label label = words(text);
        label.getStyleClass().add("code");
        return label;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
