package dev.glasshive.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The map over the lessons that come with Glasshive.
class CourseViewModelTest {
    private static final List<Lesson> LESSONS = LessonLibrary.bundled().lessons();

    private final ProgressViewModel progress = new ProgressViewModel();
    private final List<String> opened = new ArrayList<>();
    private final CourseViewModel model = new CourseViewModel(progress, lesson -> opened.add(lesson.id()));

    CourseViewModelTest() {
        model.offer(LESSONS);
    }

    private List<CourseViewModel.Entry> entries() {
        return model.course().get().parts().stream().flatMap(part -> part.entries().stream()).toList();
    }

    private Lesson lesson(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everyLessonStandsInItsPartOnce() {
        assertThat(entries()).extracting(CourseViewModel.Entry::lesson).containsExactlyInAnyOrderElementsOf(LESSONS);
        assertThat(model.course().get().parts()).extracting(CourseViewModel.Part::title).doesNotHaveDuplicates();
        assertThat(model.course().get().parts().getLast().entries()).allMatch(entry -> entry.lesson().kind() == Lesson.Kind.STORY);
    }

    @Test
    void oneIsSuggestedTheFirstThenWhereOneStoppedThenTheOneBehindIt() {
        assertThat(model.suggested()).contains(LESSONS.getFirst());
        progress.stopAt("helpers", 2);
        assertThat(model.suggested()).contains(lesson("helpers"));
        assertThat(entries().stream().filter(CourseViewModel.Entry::isNext)).extracting(entry -> entry.lesson().id()).containsExactly("helpers");
        progress.finish("helpers");
        assertThat(model.suggested()).contains(LESSONS.get(LESSONS.indexOf(lesson("helpers")) + 1));
    }

    @Test
    void aPartCountsAllOfItsLessonsAlsoWhileOneIsLookedFor() {
        progress.finish("the-stack");
        CourseViewModel.Part before = model.course().get().parts().stream().filter(part -> part.title().equals(lesson("the-stack").part())).findFirst().orElseThrow();
        model.query().set(lesson("the-stack").title());
        CourseViewModel.Part found = model.course().get().parts().getFirst();
        assertThat(found.entries()).hasSizeLessThan(before.entries().size());
        assertThat(found.done()).isEqualTo(1).isEqualTo(before.done());
        assertThat(found.all()).isEqualTo(before.entries().size());
    }

    @Test
    void aStoryIsSuggestedOnlyBehindAllLessons() {
        LESSONS.stream().filter(lesson -> lesson.kind() != Lesson.Kind.STORY).forEach(lesson -> progress.finish(lesson.id()));
        assertThat(model.suggested().orElseThrow().kind()).isEqualTo(Lesson.Kind.STORY);
        LESSONS.forEach(lesson -> progress.finish(lesson.id()));
        assertThat(model.suggested()).isEmpty();
        assertThat(model.course().get().minutes()).isZero();
    }

    @Test
    void aLessonSaysHowFarItIs() {
        Lesson lesson = lesson("the-stack");
        assertThat(model.standing(lesson)).isEqualTo(new Standing.Fresh());
        progress.stopAt("the-stack", 2);
        assertThat(model.standing(lesson)).isEqualTo(new Standing.Begun(3, lesson.steps().size()));
        progress.stopAt("the-stack", 1000);
        assertThat(model.standing(lesson)).as("the lesson became shorter").isEqualTo(new Standing.Begun(lesson.steps().size(), lesson.steps().size()));
        progress.finish("the-stack");
        assertThat(model.standing(lesson)).isEqualTo(new Standing.Done());
        assertThat(model.course().get().done()).isEqualTo(1);
    }

    @Test
    void lessonsAreFoundByWordNumberAndSection() {
        model.query().set("5.1 Stack");
        assertThat(entries()).extracting(entry -> entry.lesson().id()).contains("the-stack");
        model.query().set("L16");
        assertThat(entries()).extracting(entry -> entry.lesson().id()).containsExactly("the-stack");
        model.query().set("no such words");
        assertThat(model.course().get().parts()).isEmpty();
        assertThat(model.course().get().all()).isEqualTo(LESSONS.size());
    }

    @Test
    void whatIsChosenIsOpened() {
        model.open(lesson("maps"));
        assertThat(opened).containsExactly("maps");
    }
}
