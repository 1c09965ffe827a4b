package dev.glasshive.app;

import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Screens of the map of the course, with every place of the course taken, and of those who learn.
final class CourseStories {
    private static final int LESSONS = 36;
    private static final int BEGUN = 13;
    private static final int UNFINISHED = 5;
    private static final List<Integer> LAST_OF_PARTS = List.of(11, 15, 23, 34, LESSONS);
    private static final List<String> PARTS = List.of("Part I · The instruction set", "Part II · Jumps and calls", "Part III · Memory", "Part IV · The verifier", "Part V · Two platforms and an exam");
    private static final List<String> SECTIONS = List.of("rfc9669 4.1", "rfc9669 4.3", "rfc9669 5.1", "verifier", "rfc9669 2.4");

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
                view.learning().sheet().reset("the-stack", "The stack");
            }),
            new Story("welcome-back", "where the learner stopped", (view, workspace) -> {
                view.learning().progress().rename("Ada");
                view.learning().progress().stopAt("branches", 3);
            }));

    private CourseStories() {}

    private static void begin(MainView view) {
        List<Lesson> lessons = lessons();
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

    /// A lesson for every number of the course, whether it is written or not.
    private static List<Lesson> lessons() {
        Lesson model = LessonReader.read(LessonSource.of("new", Skeleton.files(Lesson.Kind.LESSON, "new"))).lesson().orElseThrow();
        List<Lesson> lessons = new ArrayList<>();
        LessonLibrary.course().forEach((number, id) -> {
            int place = Integer.parseInt(number.substring(1));
            boolean story = number.startsWith("G");
            int part = (int) LAST_OF_PARTS.stream().filter(last -> !story && last < place).count();
            String words = id.replace("gallery-", "").replace('-', ' ');
            lessons.add(new Lesson(id, number, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), story ? "Gallery of rejections" : PARTS.get(part),
                    story ? Lesson.Kind.STORY : Lesson.Kind.LESSON, Optional.of(story ? "verifier" : SECTIONS.get(part)).flatMap(Reference::parse).stream().toList(), List.of(),
                    5 + place % 6, List.of("en"), model.goal(), model.steps()));
        });
        return lessons;
    }
}
