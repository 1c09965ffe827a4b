package dev.glasshive.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Everything that lies in a class's folder has a row, and what has no marks says why.
class OddSubmissionsTest {
    private static final LessonSource LESSON = LessonLibrary.bundled().source("the-stack").orElseThrow();
    private static final String ONE = "the-stack.7";

    @TempDir
    private Path folder;

    private Map<String, Mark> marks(List<String> steps) throws BadInputException {
        Assignment assignment = Assignment.of(List.of(LESSON), steps, true);
        Grader grader = new Grader(assignment);
        return Submission.in(folder).stream().collect(Collectors.toMap(Submission::learner, submission -> grader.mark(submission, assignment.items().getLast())));
    }

    private Mark mark(String learner, String... steps) throws BadInputException {
        return Objects.requireNonNull(marks(List.of(steps)).get(learner), () -> learner + " has no row");
    }

    private String reason(String learner, String... steps) throws BadInputException {
        Mark mark = mark(learner, steps);
        assertThat(mark.points()).isZero();
        return mark.reasons().getFirst();
    }

    private static String solution() {
        return new String(LESSON.content("senders.bpf").orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAndPipesHaveARow() throws IOException, InterruptedException, BadInputException {
        Path elsewhere = Files.writeString(Files.createTempFile("elsewhere", ".bpf"), solution());
        try {
            Files.createSymbolicLink(folder.resolve("lea.bpf"), elsewhere);
            Files.createSymbolicLink(folder.resolve("lou"), elsewhere.getParent());
            Files.createSymbolicLink(folder.resolve("lost.bpf"), folder.resolve("nothing"));
            assertThat(new ProcessBuilder("mkfifo", folder.resolve("pia.bpf").toString()).start().waitFor()).isZero();
            assertThat(reason("lea", ONE)).isEqualTo("lea.bpf is a link, and links are not followed; hand in the file itself");
            assertThat(reason("lou", ONE)).startsWith("lou is a link");
            assertThat(reason("lost", ONE)).startsWith("lost.bpf is a link");
            assertThat(reason("pia", ONE)).startsWith("pia.bpf is neither a file nor a folder");
        } finally {
            Files.delete(elsewhere);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void soDoFoldersWithThingsInThePlaceOfPrograms() throws IOException, BadInputException {
        Files.createDirectories(folder.resolve("dan/the-stack.7.bpf"));
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("lin")).resolve("the-stack.7.bpf"), folder.resolve("dan"));
        Files.createDirectory(folder.resolve("emil"));
        Files.createDirectories(folder.resolve("ann/answers.txt"));
        assertThat(reason("dan", ONE)).endsWith("; the-stack.7.bpf is a folder; hand in the file itself");
        assertThat(reason("lin", ONE)).contains("; the-stack.7.bpf is a link");
        assertThat(reason("emil", ONE)).endsWith("; the folder is empty");
        assertThat(reason("ann", "the-stack.1")).endsWith("; answers.txt is a folder; hand in the file itself");
    }

    @Test
    void archivesAndCHaveWordsOfTheirOwn() throws IOException, BadInputException {
        Files.writeString(folder.resolve("zoe.zip"), "PK\u0003\u0004");
        Files.writeString(folder.resolve("cem.c"), "int main;");
        Files.writeString(folder.resolve("exa.exam.json"), "{}");
        Files.writeString(Files.createDirectory(folder.resolve("cleo")).resolve("main.c"), "int main;");
        assertThat(reason("zoe", ONE)).isEqualTo("zoe.zip is an archive, which is not unpacked; unpack it, and hand in what is in it");
        assertThat(reason("cem", ONE)).startsWith("cem.c is C source, which is not compiled here; hand in the object");
        assertThat(reason("exa", ONE)).startsWith("exa.exam.json is the result of an exam");
        assertThat(reason("cleo", ONE)).contains("; main.c is C source");
    }

    @Test
    void aLoneFileCountsForOneProgramOnly() throws IOException, BadInputException {
        Files.writeString(folder.resolve("ada.bpf"), solution());
        assertThat(mark("ada", ONE).status()).isEqualTo(Mark.Status.PASSED);
        Assignment two = Assignment.of(List.of(LESSON, LessonLibrary.bundled().source("first-program").orElseThrow()), List.of(), false);
        assertThat(two.isOneProgram()).isFalse();
        Submission ada = Submission.in(folder).getFirst();
        for (Assignment.Item item : two.items()) {
            assertThat(new Grader(two).mark(ada, item).reasons().getFirst()).contains("; ada.bpf is one file, and it counts only where one program is asked for, so hand in a folder ada with a file for each step, such as " + item.name() + ".bpf");
        }
    }

    @Test
    void answersThatAreNotReadSayWhy() throws IOException, BadInputException {
        Files.writeString(Files.createDirectory(folder.resolve("uta")).resolve("answers.txt"), "the-stack.1 = 1\n", StandardCharsets.UTF_16);
        Files.writeString(Files.createDirectory(folder.resolve("cap")).resolve("Answers.TXT"), "the-stack.1 = 1\n");
        Files.writeString(Files.createDirectory(folder.resolve("few")).resolve("answers.txt"), "the-stack.2 = 1\n");
        assertThat(reason("uta", "the-stack.1")).endsWith("; answers.txt is no text in UTF-8; save it as UTF-8");
        assertThat(reason("cap", "the-stack.1")).endsWith("; there is Answers.TXT, so rename it to answers.txt");
        assertThat(reason("few", "the-stack.1")).endsWith("stands in answers.txt");
    }

    @Test
    void whatIsNoProgramAndWhatLiesTooDeepAreNamed() throws IOException, BadInputException {
        Files.writeString(folder.resolve("note.txt"), "Dear teacher, here it is.\n");
        Files.writeString(Files.createDirectories(folder.resolve("nest/inner")).resolve("the-stack.7.bpf"), solution());
        assertThat(reason("note", ONE)).isEqualTo("note.txt is no program; hand in .bpf, .s, .o or .bin");
        assertThat(reason("nest", ONE)).endsWith("; there is a folder inner, and programs must lie directly in nest");
    }

    @Test
    void linesMayEndInTheOldWay() throws IOException, BadInputException {
        Files.writeString(folder.resolve("mac.bpf"), solution().replace("\r\n", "\n").replace('\n', '\r'));
        assertThat(mark("mac", ONE).status()).isEqualTo(Mark.Status.PASSED);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesThatAreNoLettersAreJudgedAndShown() throws IOException, BadInputException {
        Files.writeString(Path.of(URI.create(folder.toUri() + "m%fcller.bpf")), solution());
        Submission muller = Submission.in(folder).getFirst();
        assertThat(muller.learner()).isEqualTo("m\\xfcller");
        Assignment assignment = Assignment.of(List.of(LESSON), List.of(ONE), false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String job = Worker.JSON.writeValueAsString(new Worker.Job(muller.learner(), muller.place().toUri().toString(), 0)) + "\n";
        Worker.serve(assignment, new ByteArrayInputStream(job.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8), () -> { });
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("ready").contains("PASSED");
    }

    private List<List<String>> remarks() throws BadInputException {
        Assignment assignment = Assignment.of(List.of(LESSON), List.of(ONE), false);
        List<Submission> all = Submission.in(folder);
        Namesakes namesakes = new Namesakes(all);
        return all.stream().map(submission -> Remarks.on(submission, namesakes, assignment)).toList();
    }

    @Test
    void whoHandsInTwiceIsRemarked() throws IOException, BadInputException {
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.writeString(two.resolve("the-stack.7.bpf"), solution());
        assertThat(remarks()).containsExactly(List.of());
        Files.writeString(two.resolve("the-stack.7.s"), solution());
        assertThat(remarks()).containsExactly(List.of("2 programs for the-stack.7, the-stack.7.bpf, the-stack.7.s: the-stack.7.bpf was taken"));
        Files.writeString(folder.resolve("\uff34wo.bpf"), solution());
        assertThat(remarks().getFirst()).first().isEqualTo("the same learner as \uff34wo.bpf by name: two is judged by itself, so say which one counts");
        assertThat(remarks().getLast()).containsExactly("the same learner as two by name: \uff34wo.bpf is judged by itself, so say which one counts");
    }

    @Test
    void aNameHasItsOwnDirectionOnThePage() {
        GradeBook book = new GradeBook(List.of(ONE), List.of(new GradeBook.Row("\u05d3\u05e0\u05d4", List.of(Mark.none(ONE, Mark.Status.MISSING, "nothing")), List.of())));
        assertThat(MarksPage.of(book)).contains("<th scope=\"row\"><bdi>\u05d3\u05e0\u05d4</bdi></th>", "<summary><bdi>\u05d3\u05e0\u05d4</bdi> ");
    }
}
