package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorsSlipsTest {
    private static final String TEXT = "lesson.md";

    private final Map<String, String> files = new HashMap<>(Skeleton.files(Lesson.Kind.LESSON, "mine"));

    private String text() {
        return Objects.requireNonNull(files.get(TEXT));
    }

    private void change(String from, String to) {
        assertThat(text()).contains(from);
        files.put(TEXT, text().replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }

    private List<LessonProblem> check() {
        return LessonLint.check(LessonSource.of("mine", files));
    }

    /// The line of the problem, as it stands in the text.
    private String lineOf(LessonProblem problem) {
        return text().lines().toList().get(problem.line() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "answers: [taken]|answers: [not taken]|answers: [not taken]|not taken]",
            "  - answer: 0|  - answer: 1|  - answer: 1|1",
            "holds: r0 = 7|holds: r0 = 8|holds: r0 = 8|r0 = 8",
            "at: insn 0 of packet 1|at: insn 99 of packet 1|at: insn 99 of packet 1|insn 99 of packet 1",
            "Keep the lowest bit|Keep {insn 77} and the lowest bit|insn 77|{insn 77}",
            "solution: spoken.bpf|solution: silent.bpf|solution: silent.bpf|silent.bpf",
            "  - fills: [0]|  - fills: [1]|  - fills: [1]|[1]",
            "after: [first-program]|after: [first-program, nowhere]|nowhere|nowhere]"})
    void aProblemStandsAtTheValueThatIsAtFault(String from, String to, String line, String value) {
        change(from, to);
        assertThat(check()).anySatisfy(problem -> {
            assertThat(lineOf(problem)).contains(line);
            assertThat(lineOf(problem).substring(problem.column() - 1)).startsWith(value);
        });
    }

    @Test
    void aStartThatDoesNotAssembleIsNoStart() {
        files.put("silent.bpf", "r0 = = 2\nexit\n");
        assertThat(check()).anySatisfy(problem -> {
            assertThat(problem.message()).startsWith("silent.bpf:1");
            assertThat(lineOf(problem)).isEqualTo("program: silent.bpf");
        });
    }

    @Test
    void whatAnInstructionBecomesIsCountedAndNotBelieved() {
        change("of: r0\n", "of: x86 bytes of insn 0\n");
        assertThat(check()).anyMatch(problem -> problem.message().contains("the number of bytes of x86-64 is 5; expected 1"));
        change("of: x86 bytes of insn 0\n", "of: x86 instructions of insn 99\n");
        assertThat(check()).anyMatch(problem -> problem.message().equals("no instruction starts at slot 99; correct the number"));
    }

    @Test
    void aWrongAnswerHasOneReason() {
        String wrong = "  - answer: 0\n";
        change(wrong, "  - answer: 0x0\n    because: The same once more.\n" + wrong);
        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("the wrong answer 0 stands above already, so nobody reads this reason; take one of them out");
            assertThat(lineOf(problem)).isEqualTo("  - answer: 0");
        });
    }

    @Test
    void aNameForVariantsThatStandsNowhereIsASlip() {
        files.clear();
        files.putAll(Skeleton.files(Lesson.Kind.EXAM, "mine"));
        assertThat(check()).isEmpty();
        change("kind: exam\n", "kind: exam\nvariants:\n  in-code: [a, b]\n  idle-one: [1, 2]\n");
        String program = files.keySet().stream().filter(name -> name.endsWith(".bpf") && text().contains("program: " + name)).findFirst().orElseThrow();
        files.put(program, "; {in-code}\n" + files.get(program));
        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("{idle-one} stands nowhere in the text and its programs; use it, or take it out");
            assertThat(lineOf(problem)).contains("idle-one:");
        });
    }

    @Test
    void whatBelongsToNothingIsNoted() {
        assertThat(LessonLint.notes(LessonSource.of("mine", files), Set.of("exam.key"))).isEmpty();
        files.put("old-solution.bpf", "r0 = 1\nexit\n");
        files.put("exam.key", "secret");
        assertThat(LessonLint.notes(LessonSource.of("mine", files), Set.of("exam.key"))).singleElement().asString().startsWith("old-solution.bpf is named nowhere in the lesson");
        assertThat(check()).as("no fault").isEmpty();
    }

    @Test
    void aTranslationThatIsNotListedIsReadByNobody() {
        files.put("lesson.de.md", text());
        assertThat(check()).singleElement().hasToString("lesson.de.md:1:1: this translation is not listed, so nobody reads it; add de to languages: in lesson.md");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"  - answer: not taken|  - answer: taken|the wrong answers", "program: branch.bpf|program: even.bpf|the program", "holds: r0 = 7|holds: r1 unset|the tasks", "  - fills: [7]|  - fills: [6]|the mistakes"})
    void aTranslationHasTheSameData(String from, String to, String what) {
        String english = text().replace("languages: [en]", "languages: [en, zh]");
        files.put(TEXT, english);
        files.put("lesson.zh.md", english);
        assertThat(check()).isEmpty();
        assertThat(english).contains(from);
        files.put("lesson.zh.md", english.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
        assertThat(check()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("lesson.zh.md");
            assertThat(problem.message()).startsWith(what);
        });
    }

    @Test
    void lessonsThatComeAfterEachOtherCannotBeBegun() {
        change("after: [first-program]", "after: [b]");
        LessonLibrary course = LessonLibrary.of(List.of(lesson("b", "c"), lesson("c", "mine"), lesson("d", "d")));
        assertThat(LessonLint.check(LessonSource.of("mine", files), LessonLibrary.bundled().and(course))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("nobody can begin: mine comes after b comes after c comes after mine; take one of them out");
            assertThat(lineOf(problem)).isEqualTo("after: [b]");
        });
    }

    private static LessonSource lesson(String id, String after) {
        return LessonSource.of(id, Map.of(TEXT, "---\nid: " + id + "\nafter: [" + after + "]\n---\n"));
    }

    @Test
    void tasksOfAQuizNeedAMachineToo() {
        files.put(TEXT, text().substring(0, text().indexOf("\n## ")) + "\n## One\n\n```task\ntext: Step.\nat: insn 1\n```\n\n```quiz\nask: Which?\nchoices:\n  - text: This.\n    right: Yes.\n  - text: That.\n    wrong: No.\n```\n");
        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("there is no machine to do a task on");
            assertThat(lineOf(problem)).isEqualTo("at: insn 1");
        });
        change("## One\n", "## One\n\n```state\nprogram: even.bpf\n```\n");
        assertThat(check()).isEmpty();
        change("at: insn 1\n", "at: insn 50\n");
        assertThat(check()).isNotEmpty();
    }

    @Test
    void aMachineHasTheGroupsThatALessonGivesIt() {
        files.put("even.bpf", ".program xdp even\nr0 = 7\nr0 &= 1\nr1 = 3\nw1 /= 2\nexit\n");
        change("program: even.bpf\n", "program: even.bpf\ngroups: [base64, divmul64]\n");
        Step step = LessonReader.read(LessonSource.of("mine", files)).lesson().orElseThrow().steps().getFirst();
        Scene scene = Scene.of(step.setup().orElseThrow()).orElseThrow();
        assertThat(scene.timeline().runs().getFirst().result().trap()).isEmpty();
        change("groups: [base64, divmul64]", "groups: [base64]");
        step = LessonReader.read(LessonSource.of("mine", files)).lesson().orElseThrow().steps().getFirst();
        assertThat(Scene.of(step.setup().orElseThrow()).orElseThrow().timeline().runs().getFirst().result().trap()).isPresent();
    }

    @Test
    void aReaderOfARingSeesRecordsAndNotWhereTheyLie() {
        Step.Exercise exercise = exercise("references", "Report the pings");
        String before = "r1 = events ll\nr2 = 16\nr3 = 0\ncall bpf_ringbuf_reserve\nif r0 == 0 goto pass\nr1 = r0\nr2 = 0\ncall bpf_ringbuf_discard\n";
        String text = exercise.solution().text();
        int at = text.indexOf("r1 = events ll");
        assertThat(Checker.check(exercise, text.substring(0, at) + before + text.substring(at)).differences()).noneSatisfy(difference -> assertThat(difference.what()).contains("events"));
        assertThat(Checker.check(exercise, text.replace("r6 + 26", "r6 + 30")).differences()).anySatisfy(difference -> assertThat(difference.what()).isEqualTo("record 1 of events"));
    }

    @Test
    void numbersOfEntriesAreWrittenAsNumbersAndAddressesAsBytes() {
        assertThat(Checker.check(exercise("the-stack", "The key with strange ends"), exercise("the-stack", "The key with strange ends").start().program().text()).differences().getFirst().message())
                .isEqualTo("after the last packet of tiny.pcap: hits[1] is not in the map; expected 1");
        assertThat(Checker.check(exercise("the-stack", "Count the senders"), exercise("the-stack", "Count the senders").start().program().text()).differences().getFirst().message())
                .isEqualTo("after the last packet of tiny.pcap: hits[c0 00 02 0a] is not in the map; expected 3");
    }

    @Test
    void aRejectionOfAWholeProgramNamesNoInstruction() {
        Lesson story = LessonReader.read(LessonLibrary.bundled().source("gallery-stack-size").orElseThrow()).lesson().orElseThrow();
        assertThat(story.steps()).filteredOn(Step.Rejection.class::isInstance).anySatisfy(step -> assertThat(((Step.Rejection) step).slot()).isEmpty());
    }

    private static Step.Exercise exercise(String id, String title) {
        Lesson lesson = LessonReader.read(LessonLibrary.bundled().source(id).orElseThrow()).lesson().orElseThrow();
        return (Step.Exercise) lesson.steps().stream().filter(step -> step.title().equals(title)).findFirst().orElseThrow();
    }
}
