package dev.glasshive.app;

import dev.glasshive.app.lesson.Draft;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Screens of lessons, from those with a step of each kind.
final class LessonStories {
    static final List<Story> ALL = List.of(
            new Story("lesson-branch", "a bet on a branch", (view, workspace) -> view.lessons().open(lesson(Lesson.Kind.LESSON), 2)),
            new Story("lesson-bet", "what panes keep back while a bet is open", (view, workspace) -> {
                view.lessons().open(lesson(Lesson.Kind.LESSON), 2);
                view.dock().show(DockTab.FLOW);
            }),
            new Story("lesson-bits", "bits to click", (view, workspace) -> view.lessons().open(lesson(Lesson.Kind.LESSON), 3)),
            new Story("lesson-verdict", "a bet on the verdict, before it is known", (view, workspace) -> view.lessons().open(lesson(Lesson.Kind.LESSON), 5)),
            new Story("lesson-blanks", "gaps to fill", (view, workspace) -> {
                view.lessons().open(lesson(Lesson.Kind.LESSON), 6);
                view.lessons().make(List.of("3"));
            }),
            new Story("lesson-right", "a bet on a branch that was right", (view, workspace) -> {
                view.lessons().open(lesson(Lesson.Kind.LESSON), 2);
                view.lessons().answer("taken");
                view.lessons().answer("not taken");
            }),
            new Story("lesson-bits-right", "bits that were right", (view, workspace) -> {
                view.lessons().open(lesson(Lesson.Kind.LESSON), 3);
                view.lessons().answer(((Step.Predict) lesson(Lesson.Kind.LESSON).steps().get(3)).question().accepted().getFirst().toString());
            }),
            new Story("lesson-gap-long", "a gap that holds a long word", (view, workspace) -> {
                Lesson helper = view.lessons().lessons().stream().filter(lesson -> lesson.id().equals("gallery-helper")).findFirst().orElseThrow();
                view.lessons().open(helper, helper.steps().indexOf(helper.steps().stream().filter(Step.Exercise.class::isInstance).findFirst().orElseThrow()));
                view.lessons().showSolution();
            }),
            new Story("lesson-order", "lines to put in order", (view, workspace) -> {
                view.lessons().open(lesson(Lesson.Kind.LESSON), 7);
                view.lessons().make(List.of("1", "2", "0"));
                view.lessons().check();
            }),
            new Story("lesson-problems", "a lesson that is being written, with problems", (view, workspace) -> view.lessons().preview(new Draft("my-lesson", Optional.empty(), List.of(
                    new LessonProblem("lesson.md", 8, 10, "'many' is not known here; write a number from 1 to 120"),
                    new LessonProblem("lesson.md", 21, 12, "'even.bfp': there is no such file in the lesson's folder; add it, or correct the name"))))),
            new Story("lesson-rejection", "the story of a rejection", (view, workspace) -> view.lessons().open(lesson(Lesson.Kind.STORY), 0)),
            new Story("lesson-fix", "a way out of a rejection", (view, workspace) -> view.lessons().open(lesson(Lesson.Kind.STORY), 2)));

    private LessonStories() {}

    /// What a new lesson of `kind` starts from.
    private static Lesson lesson(Lesson.Kind kind) {
        String id = "new-" + kind.name().toLowerCase(Locale.ROOT);
        return LessonReader.read(LessonSource.of(id, Skeleton.files(kind, id))).lesson().orElseThrow();
    }
}
