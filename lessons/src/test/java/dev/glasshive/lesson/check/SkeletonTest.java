package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkeletonTest {
    @ParameterizedTest
    @EnumSource(Lesson.Kind.class)
    void whatANewLessonStartsFromFitsTogether(Lesson.Kind kind) {
        assertThat(LessonLint.check(LessonSource.of("mine", Skeleton.files(kind, "mine")))).isEmpty();
    }

    @Test
    void aNewLessonShowsEveryFormOfExerciseAndMostSubjects() {
        List<Step> steps = LessonReader.read(LessonSource.of("mine", Skeleton.files(Lesson.Kind.LESSON, "mine"))).lesson().orElseThrow().steps();

        assertThat(steps.stream().filter(Step.Exercise.class::isInstance).map(step -> ((Step.Exercise) step).form()))
                .contains(Step.Form.BLANKS, Step.Form.ORDER, Step.Form.REPAIR, Step.Form.WRITE);
        assertThat(steps.stream().filter(Step.Predict.class::isInstance).map(step -> ((Step.Predict) step).question().subject().getClass().getSimpleName()))
                .contains("Value", "Branch", "Known", "Acceptance");
    }

    @Test
    void everyChangeOfARightAnswerIsNoticed() {
        Map<String, String> files = Skeleton.files(Lesson.Kind.LESSON, "mine");
        String text = Objects.requireNonNull(files.get("lesson.md"));
        List<List<String>> changes = List.of(List.of("answers: [taken]", "answers: [not taken]"), List.of("answers: [rejected]", "answers: [accepted]"),
                List.of("answers: [\"[0, 1]\"]", "answers: [\"[0, 7]\"]"), List.of("answers: [0x01]", "answers: [0x03]"), List.of("fills: [0]", "fills: [1]"),
                List.of("order: [2, 3, 1]", "order: [2, 1, 3]"), List.of("  - verifier: accepts\n  - at most", "  - verifier: rejects\n  - at most"),
                List.of("at most: 12", "at most: 6"), List.of("uses: arithmetic and", "uses: arithmetic xor"));

        for (List<String> change : changes) {
            assertThat(text).contains(change.getFirst());
            Map<String, String> changed = new HashMap<>(files);
            changed.put("lesson.md", text.replace(change.getFirst(), change.getLast()));
            assertThat(LessonLint.check(LessonSource.of("mine", changed))).as(change.getLast()).isNotEmpty();
        }
    }

    @Test
    void aBlockWithASlipOfThePenIsNoCode() {
        for (String slip : List.of("predcit", "Predict", "predikt", "prdict")) {
            Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.LESSON, "mine"));
            files.put("lesson.md", Objects.requireNonNull(files.get("lesson.md")).replace("```predict", "```" + slip));
            assertThat(LessonLint.check(LessonSource.of("mine", files))).anySatisfy(problem -> assertThat(problem.message()).contains("did you mean predict?"));
        }
    }

    @Test
    void aMarkBeforeTheFirstLetterIsNoPartOfATextAndCodeIsNoBlock() {
        Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.LESSON, "mine"));
        files.replaceAll((name, text) -> "\ufeff" + text);
        files.put("lesson.md", Objects.requireNonNull(files.get("lesson.md")).replaceFirst("\n```state", "\n```bash\nls\n```\n\n```state"));
        assertThat(LessonLint.check(LessonSource.of("mine", files))).isEmpty();
    }

    @Test
    void aStoryNeedsTwoWaysOut() {
        Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.STORY, "mine"));
        files.put("made.bpf", files.get("checked.bpf"));

        assertThat(LessonLint.check(LessonSource.of("mine", files))).anySatisfy(problem -> assertThat(problem.message()).contains("two different ways out"));
    }

    @Test
    void aTranslationIsPlayedTooAndReadWhereItIsSound() {
        Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.LESSON, "mine"));
        String english = Objects.requireNonNull(files.get("lesson.md")).replace("languages: [en]", "languages: [en, zh]");
        files.put("lesson.md", english);
        assertThat(LessonLint.check(LessonSource.of("mine", files))).extracting(LessonProblem::file).containsExactly("lesson.zh.md");

        files.put("lesson.zh.md", english.replace("title: Even or odd", "title: 奇偶"));
        LessonSource source = LessonSource.of("mine", files);
        assertThat(LessonLint.check(source)).isEmpty();
        assertThat(LessonReader.readOrEnglish(source, "zh").lesson().orElseThrow().title()).isEqualTo("奇偶");
        assertThat(LessonReader.readOrEnglish(source, "fr").lesson().orElseThrow().title()).isEqualTo("Even or odd");

        files.put("lesson.zh.md", english.replace("answers: [taken]", "answers: [not taken]"));
        assertThat(LessonLint.check(LessonSource.of("mine", files))).isNotEmpty().allSatisfy(problem -> assertThat(problem.file()).isEqualTo("lesson.zh.md"));
    }

    @Test
    void encodingAndVerifierCanBeAskedAndAnotherPlatformChecked() {
        Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.LESSON, "mine"));
        String text = Objects.requireNonNull(files.get("lesson.md"));
        Map<String, String> asked = Map.of("bytes of insn 0", "b7 00 00 00 07 00 00 00", "opcode of insn 0", "0xb7", "imm of insn 0", "7", "number of slots", "3",
                "instructions processed", "3", "type of r0 before insn 1", "scalar", "bits of r0 before insn 2", "\"(0x1; 0x0)\"", "next instruction", "2", "a number", "5");
        asked.forEach((subject, answer) -> {
            files.put("lesson.md", text.replaceFirst("of: r0\nanswers: \\[1\\]", "of: " + subject + "\nanswers: [" + answer + "]").replaceFirst("  - answer: 0\n", "  - answer: "
                    + (subject.startsWith("bytes") ? "00 00" : subject.startsWith("type") ? "pkt" : subject.startsWith("bits") ? "(0x0; 0x1)" : "99") + "\n"));
            assertThat(LessonLint.check(LessonSource.of("mine", files))).as(subject).isEmpty();
        });
        files.put("lesson.md", text.replace("  - uses: arithmetic and", "  - uses: arithmetic and\n  - returns: 3\n    on: windows"));
        assertThat(LessonLint.check(LessonSource.of("mine", files))).isNotEmpty().allSatisfy(problem -> assertThat(problem.message()).contains("on eBPF for Windows"));
    }
}
