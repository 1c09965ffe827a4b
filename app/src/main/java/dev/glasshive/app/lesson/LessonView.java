package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.PaneButtons;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.markdown.Glossary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The lesson pane: where the learner is, the step, and the ways to the next one and back.
public final class LessonView extends VBox {
    /// This part of the height may be taken by what stands above a step.
    private static final double MOST_ABOVE = 0.7;

    private final LessonViewModel model;
    private final PaneHeader header = new PaneHeader(Text.of("lesson.pane"), PaneButtons.Kind.NO_HIDING);
    private final Label count = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Button previous = new Button(Text.of("lesson.previous"));
    private final Button next = new Button();
    private final Hyperlink gate = new Hyperlink();
    private final Button close = new Button();
    private final List<Node> more = new ArrayList<>();
    private final HBox footer = footer();
    private List<Node> above = List.of();
    private final LessonProse prose = new LessonProse(address -> this.pages.accept(address), new Pointing() {
        @Override
        public void over(Spot spot) {
            pointing.over(spot);
        }

        @Override
        public void away() {
            pointing.away();
        }

        @Override
        public void show(Spot spot) {
            pointing.show(spot);
        }
    }, Glossary.bundled(Text.language().tag()));
    private final VBox problems = new VBox();
    private Optional<Draft> problemsOf = Optional.empty();
    private final GoalBox goal = new GoalBox();
    private Consumer<String> pages = address -> { };
    private Pointing pointing = Pointing.NOWHERE;
    private @Nullable StepView step;
    private Predicate<Lesson> untranslated = lesson -> false;
    private Optional<LessonViewModel.Shown> before = Optional.empty();

    /// A pane that shows `model`.
    public LessonView(LessonViewModel model) {
        this.model = model;
        getStyleClass().add("lesson");
        count.getStyleClass().addAll("muted", "lesson-count");
        Icons.put(close, Feather.X);
        close.setId("lesson-close");
        close.setAccessibleText(Text.of("lesson.close"));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(event -> model.close());
        header.controls().addAll(count, close);
        bar.getStyleClass().add("lesson-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        content.getStyleClass().add("lesson-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        // Prose that is longer than the pane takes no height from its head.
        scroll.setPrefHeight(1);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        header.setMinHeight(Region.USE_PREF_SIZE);
        header.showTitleOnly();
        getChildren().addAll(header, scroll, footer);
        problems.getStyleClass().add("lesson-problems");
        problems.setManaged(false);
        model.shown().subscribe(shown -> shown.ifPresent(this::show));
        model.draft().subscribe(this::showProblems);
    }

    /// Adds `more` to the head of the pane, before the button that closes the lesson.
    public void addToHead(List<? extends Node> nodes) {
        more.addAll(nodes);
        header.controls().addAll(header.controls().size() - 1, nodes);
    }

    /// Puts `fixed` between the head and the step, and `moving` above every step, with which it moves.
    public void putAbove(Node fixed, Node moving) {
        getChildren().add(1, fixed);
        above = List.of(moving);
    }

    /// Sets what opens the pages that lessons link to.
    public void openPagesWith(Consumer<String> browser) {
        pages = browser;
    }

    /// Sets what shows the things that lessons point to.
    public void pointWith(Pointing how) {
        pointing = how;
    }

    /// Sets which lessons are not in the language of the window, of which the pane says so.
    public void sayWhatIsUntranslated(Predicate<Lesson> which) {
        untranslated = which;
    }

    private static Label untranslatedNote() {
        Label note = new Label(Text.of("lesson.untranslated"));
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setId("lesson-untranslated");
        return note;
    }

    private HBox footer() {
        previous.setId("previous");
        previous.setOnAction(event -> model.previous());
        next.setId("next");
        next.setOnAction(event -> model.next());
        gate.getStyleClass().add("small");
        gate.setId("lesson-gate");
        gate.setOnAction(event -> {
            gate.setVisited(false);
            Optional.ofNullable(step).map(StepView::asked).ifPresent(this::bringIntoSight);
        });
        gate.setMaxWidth(Double.MAX_VALUE);
        gate.setWrapText(true);
        HBox.setHgrow(gate, Priority.ALWAYS);
        previous.setMinWidth(Region.USE_PREF_SIZE);
        next.setMinWidth(Region.USE_PREF_SIZE);
        HBox ways = new HBox(previous, gate, next);
        ways.getStyleClass().add("lesson-footer");
        ways.setMinHeight(Region.USE_PREF_SIZE);
        return ways;
    }

    private void show(LessonViewModel.Shown shown) {
        Lesson lesson = shown.lesson();
        StepView view = step;
        boolean same = before.filter(b -> b.lesson().equals(lesson) && b.index() == shown.index() && b.isSilent() == shown.isSilent()).isPresent();
        if (view == null || !same) {
            view = new StepView(shown.step(), model, prose, shown.isSilent());
            step = view;
            content.getChildren().setAll(above);
            content.getChildren().addAll(bar, problems);
            if (untranslated.test(lesson)) {
                content.getChildren().add(untranslatedNote());
            }
            lesson.sections().stream().findFirst().ifPresent(section -> content.getChildren().add(prose.of(section)));
            content.getChildren().addAll(view, goal);
            scroll.setVvalue(0);
            Platform.runLater(this::showQuestion);
        }
        boolean answered = same && !shown.isSilent() && before.filter(b -> b.progress().isAnsweredAs(shown.progress())).isEmpty();
        before = Optional.of(shown);
        view.show(shown);
        if (answered) {
            Platform.runLater(this::showAnswer);
        }
        header.titleProperty().set(shown.isSilent() ? Text.of("lesson.exam.pane", lesson.title()) : lesson.title());
        close.setVisible(shown.manner() != Manner.EXAM);
        close.setManaged(shown.manner() != Manner.EXAM);
        more.forEach(node -> {
            node.setVisible(!shown.isSilent());
            node.setManaged(!shown.isSilent());
        });
        int number = shown.index() + 1;
        int all = lesson.steps().size();
        count.setText(Text.of("lesson.count", number, all));
        count.setAccessibleText(Text.of("lesson.count.described", number, all));
        bar.setProgress(shown.fraction());
        bar.setAccessibleText(Text.of("lesson.count.described", number, all));
        goal.show(shown);
        showProblems(model.draft().get());
        ways(shown);
    }

    /// Where what stands above every step leaves hardly any room, the step comes into sight by itself. A step or at least a question that is cut comes into sight whole, if the title of the step can stay there.
    private void showQuestion() {
        StepView view = step;
        if (view == null) {
            return;
        }
        applyCss();
        layout();
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double gap = content.getSpacing() / 2;
        double top = view.getBoundsInParent().getMinY() - gap;
        double end = view.getBoundsInParent().getMaxY() + gap - seen;
        double asked = view.asked().isManaged() ? content.sceneToLocal(view.asked().localToScene(view.asked().getLayoutBounds())).getMaxY() + gap - seen : end;
        boolean isPushedDown = top + gap > MOST_ABOVE * seen && above.stream().anyMatch(Node::isManaged);
        if (isPushedDown) {
            // What stands below the question is rather out of sight than cut through.
            scroll.setVvalue(Math.clamp((asked >= 0 && asked < top && top < end ? asked : top) / hidden, 0, 1));
        } else {
            Stream.of(end, asked).filter(cut -> cut <= top).findFirst().filter(cut -> cut > 0).ifPresent(cut -> scroll.setVvalue(Math.min(1, cut / hidden)));
        }
    }

    /// What is said to an answer comes into sight; no more moves than that takes.
    private void showAnswer() {
        Optional.ofNullable(step).ifPresent(view -> {
            applyCss();
            layout();
            view.answer().ifPresent(this::bringIntoSight);
        });
    }

    private void bringIntoSight(Node part) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - seen;
        if (hidden > 0) {
            Bounds place = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
            double gap = content.getSpacing() / 2;
            double above = Math.min(place.getMinY() - gap, Math.max(scroll.getVvalue() * hidden, place.getMaxY() + gap - seen));
            scroll.setVvalue(Math.clamp(above / hidden, 0, 1));
        }
    }

    /// What is wrong with a lesson that is being written stands above its step, or in place of one that cannot be read.
    private void showProblems(Optional<Draft> draft) {
        if (problemsOf.equals(draft)) {
            hideUnread(draft);
            return;
        }
        problemsOf = draft;
        problems.getChildren().setAll(draft.filter(d -> !d.problems().isEmpty()).map(ProblemsBox::new).stream().toList());
        problems.setManaged(!problems.getChildren().isEmpty());
        hideUnread(draft);
        if (draft.filter(d -> d.lesson().isEmpty()).isPresent()) {
            scroll.setVvalue(0);
        }
    }

    private void hideUnread(Optional<Draft> draft) {
        boolean isUnread = draft.filter(d -> d.lesson().isEmpty()).isPresent();
        // Of what cannot be read, nothing is done, and nothing can be finished.
        List.of(count, footer).forEach(part -> {
            part.setVisible(!isUnread);
            part.setManaged(!isUnread);
        });
        boolean hasBar = !isUnread && before.filter(LessonViewModel.Shown::isSilent).isEmpty();
        bar.setVisible(hasBar);
        bar.setManaged(hasBar);
        StepView view = step;
        if (view != null) {
            view.setVisible(!isUnread);
            view.setManaged(!isUnread);
        }
        if (isUnread) {
            goal.setVisible(false);
            goal.setManaged(false);
        }
    }

    private void ways(LessonViewModel.Shown shown) {
        previous.setDisable(shown.index() == 0);
        next.setDisable(!shown.mayGoOn() || shown.isSilent() && shown.isLast());
        next.setText(shown.isSilent() ? Text.of("lesson.next") : Text.of(!shown.isLast() ? "lesson.next" : model.following().isPresent() ? "lesson.next.lesson" : "lesson.finish"));
        next.getStyleClass().remove("accent");
        if (shown.isComplete()) {
            next.getStyleClass().add("accent");
        }
        gate.setText(shown.mayGoOn() ? "" : Text.of("lesson.gate"));
        gate.setVisible(!shown.mayGoOn());
        next.setAccessibleHelp(gate.getText());
    }
}
