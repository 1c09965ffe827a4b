package dev.glasshive.app;

import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.List;

/// Screens of the map of the course, and of those who learn.
final class CourseStories {
    private static final int BEGUN = 13;
    private static final int UNFINISHED = 5;

    static final List<Story> ALL = List.of(
            new Story("course", "the map of the course, half-way", (view, workspace) -> {
                begin(view);
                view.learning().map().open();
            }),
            new Story("course-found", "lessons that teach a section", (view, workspace) -> {
                begin(view);
                view.learning().map().open();
                view.learning().course().query().set("5.1");
            }),
            new Story("learner-new", "a name for a new learner", (view, workspace) -> {
                view.lessons().open("the-stack");
                view.learning().sheet().add();
            }),
            new Story("lesson-reset", "whether a lesson is to be begun anew", (view, workspace) -> {
                view.lessons().open("the-stack");
                view.learning().sheet().reset("the-stack", LessonLibrary.bundled().lessons().stream().filter(lesson -> lesson.id().equals("the-stack")).findFirst().orElseThrow().title());
            }),
            new Story("welcome-back", "where the learner stopped", (view, workspace) -> {
                view.learning().progress().rename("Ada");
                view.learning().progress().stopAt("branches", 3);
            }));

    private CourseStories() {}

    private static void begin(MainView view) {
        List<Lesson> lessons = LessonLibrary.bundled().lessons();
        ProgressViewModel progress = view.learning().progress();
        lessons.subList(0, BEGUN).forEach(lesson -> {
            progress.stopAt(lesson.id(), lesson.steps().size() - 1);
            if (lessons.indexOf(lesson) != UNFINISHED) {
                progress.finish(lesson.id());
            }
        });
        progress.stopAt(lessons.get(BEGUN).id(), 2);
        view.learning().course().offer(lessons);
    }
}
