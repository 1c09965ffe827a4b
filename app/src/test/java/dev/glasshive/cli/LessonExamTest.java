package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.Variants;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An exam from its key to its marks.
class LessonExamTest {
    private static final String TEXT = """
            ---
            id: odd
            title: Odd or even
            part: Exam
            kind: exam
            sections: [rfc9669 4.1]
            minutes: 45
            goal: The lowest bit says whether a number is even.
            variants:
              n: [7, 9, 12]
              low: [1, 1, 0]
              other: [0, 0, 1]
            ---

            ## The lowest bit

            ```state
            program: odd.bpf
            at: insn 1
            ```

            ```predict
            ask: What will {r0} hold, when it is {n} now?
            of: r0
            answers: [{low}]
            right: It is the lowest bit of {n}.
            wrong:
              - answer: {other}
                because: No.
            otherwise: Look again.
            ```

            ## Write it

            ```state
            program: start.bpf
            ```

            ```exercise
            form: write
            solution: solution.bpf
            checks:
              - returns: {n}
            ```
            """;

    @TempDir
    private Path folder;

    private Path exam = Path.of("");
    private Path submissions = Path.of("");

    @BeforeEach
    void write() throws IOException {
        exam = Files.createDirectory(folder.resolve("odd"));
        submissions = Files.createDirectory(folder.resolve("class"));
        Files.writeString(exam.resolve("lesson.md"), TEXT);
        Files.writeString(exam.resolve("odd.bpf"), ".program xdp odd\nr0 = {n}\nr0 &= 1\nexit\n");
        Files.writeString(exam.resolve("start.bpf"), ".program xdp odd\nr0 = 100\nexit\n");
        Files.writeString(exam.resolve("solution.bpf"), ".program xdp odd\nr0 = {n}\nexit\n");
        assertThat(Called.with("lesson", "key", exam.toString()).exit()).isZero();
    }

    private Path handIn(String learner, boolean right) throws IOException {
        int variant = Variants.of(learner, "odd", 3);
        Path work = Files.createDirectory(folder.resolve("work-" + learner));
        Files.writeString(work.resolve("answers.txt"), "odd.1 = " + (right ? new int[] {1, 1, 0}[variant] : 5) + "\n");
        Files.writeString(work.resolve("odd.2.bpf"), "r0 = " + (right ? new int[] {7, 9, 12}[variant] : 3) + "\nexit\n");
        Path result = submissions.resolve(learner + ".exam.json");
        Called called = Called.with("lesson", "hand-in", exam.toString(), work.toString(), "--learner", learner, "-o", result.toString(), "--started", Instant.now().minusSeconds(60).toString());
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).contains("variant " + (variant + 1) + " of 3, 1 answers, 1 programs, sealed with key ");
        return result;
    }

    private JsonNode grade() {
        Called called = Called.with("lesson", "grade", submissions.toString(), "--lesson", exam.toString(), "--json", "-o", folder.resolve("marks").toString(), "--jobs", "1");
        assertThat(called.err()).isEmpty();
        return Json.MAPPER.readTree(called.out()).path("learners");
    }

    private static JsonNode of(JsonNode learners, String name) {
        return learners.valueStream().filter(row -> row.path("learner").stringValue().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatLiesBesideTheExamIsNoted() throws IOException {
        Files.writeString(exam.resolve("older.bpf"), "r0 = 0\nexit\n");
        Called called = Called.with("lesson", "check", exam.toString());
        assertThat(called.out()).startsWith("odd: ok").contains("  odd/older.bpf is named nowhere in the lesson");
        assertThat(called.exit()).isZero();
    }

    @Test
    void theExamIsSoundAndItsKeyIsNotWrittenOver() {
        assertThat(Called.with("lesson", "check", exam.toString()).out()).isEqualToIgnoringNewLines("odd: ok");
        assertThat(Called.with("lesson", "key", exam.toString()).err()).contains("is there already");
        assertThat(Called.with("lesson", "key", folder.toString()).err()).contains("holds no lesson.md");
    }

    @Test
    void aLearnersPageHasTheNumbersOfTheVariantAndNoAnswer() throws IOException {
        for (String learner : new String[] {"ada", "bea", "cid", "dan"}) {
            int n = new int[] {7, 9, 12}[Variants.of(learner, "odd", 3)];
            Path page = folder.resolve(learner + ".html");
            assertThat(Called.with("lesson", "handout", exam.toString(), "--learner", learner, "-o", page.toString()).exit()).isZero();
            assertThat(Files.readString(page)).contains("when it is " + n + " now?", "For " + learner + ": variant " + (Variants.of(learner, "odd", 3) + 1) + " of 3")
                    .doesNotContain("It is the lowest bit", "in a sentence of my own");
            assertThat(Called.with("lesson", "show", exam.toString(), "--learner", learner).out()).contains("when it is " + n + " now?");
        }
    }

    @Test
    void resultsAreJudgedAnewAndBrokenSealsAreNamed() throws IOException {
        for (String learner : new String[] {"ada", "bea", "cid"}) {
            handIn(learner, true);
        }
        handIn("dan", false);
        Path eve = handIn("eve", true);
        Files.writeString(eve, Files.readString(eve).replaceFirst("\"odd.1\" : \"\\d\"", "\"odd.1\" : \"77\""));
        Files.writeString(submissions.resolve("fay.exam.json"), Files.readString(submissions.resolve("ada.exam.json")));
        Files.writeString(submissions.resolve("gus.exam.json"), "{}");
        JsonNode learners = grade();
        for (String learner : new String[] {"ada", "bea", "cid"}) {
            assertThat(of(learners, learner).path("percent").doubleValue()).as(learner).isEqualTo(100);
            assertThat(of(learners, learner).path("remarks").size()).isZero();
        }
        assertThat(of(learners, "dan").path("percent").doubleValue()).isZero();
        assertThat(of(learners, "eve").path("percent").doubleValue()).isEqualTo(50);
        assertThat(of(learners, "eve").path("remarks").get(0).stringValue()).isEqualTo("odd: the seal is broken: something was changed after it was handed in");
        assertThat(of(learners, "fay").path("remarks").get(0).stringValue()).isEqualTo("odd: handed in by ada");
        assertThat(of(learners, "gus").path("marks").get(0).path("reasons").get(0).stringValue()).startsWith("gus.exam.json: is no result of an exam");
        assertThat(Files.readString(folder.resolve("marks/marks.csv"))).startsWith("learner,points,of,percent,odd.1,odd.2,remarks");
        assertThat(Files.readString(folder.resolve("marks/marks.html"))).contains("the seal is broken");
    }

    @Test
    void aResultInALearnersFolderIsFoundWhateverItIsCalled() throws IOException {
        Path ada = handIn("Ada Bell", true);
        Path folderOfAda = Files.createDirectory(submissions.resolve("ada  bell"));
        Files.move(ada, folderOfAda.resolve("Ada Bell.exam.json"));
        Path bea = handIn("bea", false);
        Path folderOfBea = Files.createDirectory(submissions.resolve("BEA"));
        Files.move(bea, folderOfBea.resolve("first.exam.json"));
        Files.delete(folder.resolve("work-bea/odd.2.bpf"));
        Files.delete(folder.resolve("work-bea/answers.txt"));
        Files.delete(folder.resolve("work-bea"));
        Files.move(handIn("bea", true), folderOfBea.resolve("better.exam.json"));
        Files.writeString(folderOfBea.resolve("notes.exam.json"), "{}");
        Path folderOfCid = Files.createDirectory(submissions.resolve("cid"));
        Files.writeString(folderOfCid.resolve("cid.exam.json"), "{}");
        Path folderOfDan = Files.createDirectory(submissions.resolve("dan"));
        Files.copy(folderOfAda.resolve("Ada Bell.exam.json"), folderOfDan.resolve("dan.exam.json"));
        JsonNode learners = grade();
        assertThat(of(learners, "ada  bell").path("percent").doubleValue()).isEqualTo(100);
        assertThat(of(learners, "ada  bell").path("remarks").size()).isZero();
        assertThat(of(learners, "BEA").path("percent").doubleValue()).isEqualTo(100);
        assertThat(of(learners, "BEA").path("remarks").get(0).stringValue())
                .isEqualTo("odd: 2 results, better.exam.json, first.exam.json: better.exam.json was taken, which was handed in last; notes.exam.json: is no result of an exam; ask for the file that the exam wrote when it was handed in");
        assertThat(of(learners, "cid").path("marks").get(0).path("reasons").get(0).stringValue()).startsWith("cid.exam.json: is no result of an exam");
        assertThat(of(learners, "dan").path("remarks").get(0).stringValue()).isEqualTo("odd: handed in by Ada Bell");
        Files.move(folderOfBea.resolve("first.exam.json"), folderOfBea.resolve("odd.exam.json"));
        JsonNode again = of(grade(), "BEA");
        assertThat(again.path("percent").doubleValue()).isZero();
        assertThat(again.path("remarks").get(0).stringValue()).contains("odd.exam.json was taken, which is named by the exam");
    }

    @Test
    void aDeletedSealCostsNoPoints() throws IOException {
        Path ada = handIn("ada", true);
        Files.writeString(ada, Files.readString(ada).replaceFirst(",\\s*\"seal\" : \"[^\"]*\"", ""));
        JsonNode row = of(grade(), "ada");
        assertThat(row.path("percent").doubleValue()).isEqualTo(100);
        assertThat(row.path("remarks").get(0).stringValue()).isEqualTo("odd: not sealed");
    }

    @Test
    void aNameHasOneToAHundredLetters() throws IOException, BadInputException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path result = submissions.resolve("ada.exam.json");
        for (String name : new String[] {"", "  ", "x".repeat(101)}) {
            assertThat(Called.with("lesson", "hand-in", exam.toString(), work.toString(), "--learner", name, "-o", result.toString()).err()).contains("a name has 1 to 100 letters");
            assertThat(result).doesNotExist();
        }
        String longest = "x".repeat(100);
        assertThat(Called.with("lesson", "hand-in", exam.toString(), work.toString(), "--learner", " " + longest + " ", "-o", result.toString()).exit()).isZero();
        assertThat(ExamResult.read(result).learner()).isEqualTo(longest);
        grade();
        assertThat(Files.readString(folder.resolve("marks/marks.csv"))).contains("handed in by " + longest);
    }

    @Test
    void whoDoesNotKnowWhenItWasBegunSaysSo() throws IOException, BadInputException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path result = submissions.resolve("ada.exam.json");
        String[] handIn = {"lesson", "hand-in", exam.toString(), work.toString(), "--learner", "ada", "-o", result.toString(), "--started", ""};
        assertThat(Called.with(Arrays.copyOf(handIn, handIn.length - 2)).err()).contains("does not say how long the exam took");
        assertThat(ExamResult.read(result).knowsStart()).isFalse();
        assertThat(of(grade(), "ada").path("remarks").size()).isZero();
        for (String time : new String[] {"soon", "25:00", "2999-01-01T00:00:00Z"}) {
            handIn[handIn.length - 1] = time;
            assertThat(Called.with(handIn).err()).contains(time);
        }
        handIn[handIn.length - 1] = "00:00";
        assertThat(Called.with(handIn).exit()).isZero();
        assertThat(ExamResult.read(result).taken().toSeconds()).isBetween(0L, 86_400L);
    }

    @Test
    void anInterruptionIsRemarked() throws IOException, BadInputException {
        Path ada = handIn("ada", true);
        ExamKey key = ExamKey.read(Files.readAllBytes(exam.resolve(ExamKey.FILE))).orElseThrow();
        Files.writeString(ada, ExamResult.read(ada).resumedAt(List.of("2026-05-04T08:10:00Z")).sealed(key).json());
        JsonNode row = of(grade(), "ada");
        assertThat(row.path("percent").doubleValue()).isEqualTo(100);
        assertThat(row.path("remarks").get(0).stringValue()).isEqualTo("odd: the window closed or its process was gone, and it went on at 2026-05-04T08:10:00Z");
        Files.writeString(ada, Files.readString(ada).replace("08:10:00Z", "08:11:00Z"));
        assertThat(of(grade(), "ada").path("remarks").get(0).stringValue()).contains("the seal is broken");
    }

    @Test
    void anotherVariantAndALongTimeAreRemarked() throws IOException {
        Path ada = handIn("ada", true);
        int variant = Variants.of("ada", "odd", 3);
        Files.writeString(ada, Files.readString(ada).replace("\"variant\" : " + variant, "\"variant\" : 2000000000").replaceFirst("\"started\" : \"[^\"]*\"", "\"started\" : \"2020-01-01T00:00:00Z\""));
        JsonNode row = of(grade(), "ada");
        assertThat(row.path("percent").doubleValue()).isEqualTo(100);
        assertThat(row.path("remarks").valueStream().map(JsonNode::stringValue)).anyMatch(remark -> remark.contains("the seal is broken"))
                .anyMatch(remark -> remark.contains("says that it is variant 2000000001, but ada has variant " + (variant + 1))).anyMatch(remark -> remark.matches("odd: took \\d+ min of 45"));
    }

    @Test
    void anExamWithoutAResultIsRemarked() throws IOException {
        int variant = Variants.of("em", "odd", 3);
        Path em = Files.createDirectory(submissions.resolve("em"));
        Files.writeString(em.resolve("answers.txt"), "odd.1 = " + new int[] {1, 1, 0}[variant] + "\n");
        Files.writeString(em.resolve("odd.2.bpf"), "r0 = " + new int[] {7, 9, 12}[variant] + "\nexit\n");
        Called called = Called.with("lesson", "grade", submissions.toString(), "--lesson", exam.toString(), "-o", folder.resolve("marks").toString(), "--jobs", "1");
        assertThat(called.out()).contains("2.00 / 2").contains("  odd: no result of the exam: not sealed, time unknown");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("marks/marks.csv"))).contains("odd: no result of the exam");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesAreShownAndDoNothing() throws IOException {
        Files.writeString(submissions.resolve("e\u001b[2Jve\u0007\u202e.exam.json"), "{}");
        Called called = Called.with("lesson", "grade", submissions.toString(), "--lesson", exam.toString(), "-o", folder.resolve("marks").toString(), "--jobs", "1");
        assertThat(called.out()).contains("e\\x1b[2Jve\\x07\\u202e").contains("odd: the result cannot be read: ").doesNotContain("\u001b", "\u0007", "\u202e");
    }
}
