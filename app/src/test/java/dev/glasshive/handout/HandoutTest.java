package dev.glasshive.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoutTest {
    private static final Lesson EVERY_KIND = lesson(Lesson.Kind.LESSON);

    private static Lesson lesson(Lesson.Kind kind) {
        return LessonReader.read(LessonSource.of("mine", Skeleton.files(kind, "mine"))).lesson().orElseThrow();
    }

    @Test
    void aLearnersCopyAsksAndTellsNoAnswer() {
        String page = Handout.of(EVERY_KIND, "en", false);
        assertThat(page).contains("<strong>Predict.</strong>", "<strong>Choose.</strong>", "☐ taken", "Number the lines", "Fill the gaps.", "Room for your answer", "Name</span>");
        assertThat(page).doesNotContain("Solution.").doesNotContain("A typical mistake").doesNotContain("Hint.");
        EVERY_KIND.steps().forEach(step -> {
            if (step instanceof Step.Predict predict) {
                assertThat(page).doesNotContain(ProseHtml.line(predict.question().right().text()));
            }
            if (step instanceof Step.Quiz quiz) {
                quiz.choices().forEach(choice -> assertThat(page).doesNotContain(ProseHtml.line(choice.reason().text())));
            }
        });
    }

    @Test
    void aTeachersCopyHasAnswersReasonsAndSolutions() {
        String page = Handout.of(EVERY_KIND, "en", true);
        EVERY_KIND.steps().forEach(step -> {
            if (step instanceof Step.Predict predict) {
                assertThat(page).contains(ProseHtml.line(predict.question().right().text()));
            }
            if (step instanceof Step.Exercise exercise) {
                exercise.hints().forEach(hint -> assertThat(page).contains(ProseHtml.line(hint)));
                exercise.mistakes().forEach(mistake -> assertThat(page).contains(ProseHtml.line(mistake.reason().text())));
            }
        });
        assertThat(page).contains("☒ ");
    }

    @Test
    void aLearnersCopyKeepsBackWhatTheStepAndTheLessonComeTo() {
        String learners = Handout.of(EVERY_KIND, "en", false);
        String teachers = Handout.of(EVERY_KIND, "en", true);
        assertThat(learners).doesNotContain(EVERY_KIND.goal()).contains("in a sentence of my own");
        assertThat(teachers).contains(EVERY_KIND.goal());
        Step bet = EVERY_KIND.steps().stream().filter(step -> step instanceof Step.Predict && !step.tasks().isEmpty()).findFirst().orElseThrow();
        String seen = ProseHtml.line(bet.tasks().getFirst().text());
        assertThat(learners).doesNotContain("☐ " + seen);
        assertThat(teachers).contains("☐ " + seen);
    }

    @Test
    void aPageSpeaksTheLanguageOfItsLesson() {
        LessonSource source = LessonLibrary.bundled().source("signed-moves").orElseThrow();
        Lesson chinese = LessonReader.read(source, "zh").lesson().orElseThrow();
        assertThat(Handout.of(chinese, "zh", false)).contains("<strong>预测。</strong>", "有值的寄存器").doesNotContain("Predict.", "Registers that", "a number, such as");
        assertThat(Handout.of(chinese, "fr", false)).contains("Predict.");
    }

    @Test
    void theStateIsThatOfTheMachine() {
        Lesson stack = LessonReader.read(LessonLibrary.bundled().source("the-stack").orElseThrow()).lesson().orElseThrow();
        assertThat(Handout.of(stack, "en", false)).contains("<td>0x1122334455667788</td>", "<th scope=\"row\">fp-8</th>\n<td>88 77 66 55 44 33 22 11</td>", " ▶ </span>*(u64 *)(r10 - 8) = r1</mark>");
    }

    @Test
    void everyLessonIsAPageThatLoadsNothing() {
        for (LessonSource source : LessonLibrary.bundled().sources().stream().limit(6).toList()) {
            String page = Handout.of(LessonReader.read(source).lesson().orElseThrow(), "en", true);
            assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").doesNotContain("<script", "<link", "<img", "src=", "url(", "@import");
        }
        assertThat(Handout.of(lesson(Lesson.Kind.STORY), "en", false)).contains("The verifier refuses the program", "Proven before instruction");
    }

    @Test
    void whatAnAuthorWritesIsTextAndNoMarkup() {
        Step step = new Step.Read("<b>", new Prose(List.of(new Prose.Paragraph(List.of(new Prose.Words("a < b & <script>"))))), Optional.empty(), List.of());
        Lesson hostile = new Lesson("mine", "", "\"><script>", "p", Lesson.Kind.LESSON, List.of(), List.of(), 1, List.of("en"), "<i>", List.of(step));
        assertThat(Handout.of(hostile, "en", false)).doesNotContain("<script>");
        assertThat(Handout.of(hostile, "en", true)).contains("a &lt; b &amp; &lt;script&gt;", "&lt;b&gt;", "&lt;i&gt;").doesNotContain("<script>");
    }
}
