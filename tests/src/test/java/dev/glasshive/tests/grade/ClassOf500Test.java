package dev.glasshive.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.grade.Assignment;
import dev.glasshive.grade.GradeBook;
import dev.glasshive.grade.Limits;
import dev.glasshive.grade.Mark;
import dev.glasshive.grade.Reports;
import dev.glasshive.grade.Submission;
import dev.glasshive.grade.Supervisor;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A class of 500, most of which hand in something strange.
class ClassOf500Test {
    private static final String LESSON = "the-stack";
    private static final String STEP = "the-stack.7";
    private static final int CLASS = 500;
    private static final int SECONDS = 10;

    @TempDir
    private Path folder;

    /// What somebody may hand in, and the mark that it must get.
    private record Work(double points, Mark.Status status) {}

    @Test
    void everybodyGetsTheRightMark() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("class"));
        Map<String, Work> wanted = new HashMap<>();
        for (int i = 0; i < CLASS; i++) {
            String learner = String.format("learner-%03d", i);
            wanted.put(learner, handIn(submissions, learner, i));
        }
        Assignment assignment = Assignment.of(List.of(LessonLibrary.bundled().source(LESSON).orElseThrow()), List.of(STEP), false);
        GradeBook book = new Supervisor(assignment, new Limits(2, Duration.ofSeconds(SECONDS), 128), command()).grade(Submission.in(submissions), learner -> { });

        assertThat(book.learners()).hasSize(CLASS);
        for (GradeBook.Row row : book.learners()) {
            Mark mark = row.marks().getFirst();
            assertThat(new Work(mark.points(), mark.status())).as("%s: %s", row.learner(), mark.reasons()).isEqualTo(wanted.get(row.learner()));
        }
        new Reports(book).write(folder.resolve("marks"));
        assertThat(Files.readAllLines(folder.resolve("marks/marks.csv"))).hasSize(CLASS + 1);
        assertThat(Files.readString(folder.resolve("marks/marks.html"))).contains("<h1>Marks</h1>").contains("learner-499");
    }

    @Test
    void whoTakesTooLongCostsNobodyElseAnything() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("slow"));
        Files.writeString(submissions.resolve("ada.bpf"), bundled("senders.bpf"));
        Files.writeString(submissions.resolve("bea.bpf"), bundled("senders.bpf"));
        Assignment assignment = Assignment.of(List.of(LessonLibrary.bundled().source(LESSON).orElseThrow()), List.of(STEP), false);
        // Nothing is judged in a millisecond by a process that has just begun.
        GradeBook book = new Supervisor(assignment, new Limits(1, Duration.ofMillis(1), 128), command()).grade(Submission.in(submissions), learner -> { });
        assertThat(book.learners()).extracting(GradeBook.Row::learner).containsExactly("ada", "bea");
        assertThat(book.learners()).allSatisfy(row -> assertThat(row.marks()).extracting(Mark::status).containsExactly(Mark.Status.TIMEOUT));
    }

    @Test
    void whatLiesInTheFolderIsNamedAndNobodyLosesAName() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("names"));
        Files.writeString(submissions.resolve("ada.bpf"), bundled("senders.bpf"));
        Files.writeString(submissions.resolve("ada.s"), bundled("senders.bpf"));
        Files.createDirectory(submissions.resolve("__MACOSX"));
        Path two = Files.createDirectory(submissions.resolve("two"));
        Files.writeString(two.resolve("a.bpf"), bundled("senders.bpf"));
        Files.writeString(two.resolve("b.bpf"), bundled("senders.bpf"));
        Assignment assignment = Assignment.of(List.of(LessonLibrary.bundled().source(LESSON).orElseThrow()), List.of(STEP), false);
        GradeBook book = new Supervisor(assignment, new Limits(1, Duration.ofSeconds(SECONDS), 128), command()).grade(Submission.in(submissions), learner -> { });
        assertThat(book.learners()).extracting(GradeBook.Row::learner).containsExactly("ada.bpf", "ada.s", "two");
        assertThat(book.learners().getLast().marks().getFirst().reasons().getFirst()).contains("a.bpf, b.bpf").contains("the-stack.7.bpf");
    }

    private static Work handIn(Path submissions, String learner, int number) throws IOException {
        Random random = new Random(number);
        Path own = submissions.resolve(learner);
        Path alone = submissions.resolve(learner + ".bpf");
        return switch (number % 14) {
            case 0 -> text(alone, bundled("senders.bpf"), 1, Mark.Status.PASSED);
            // Some editors put a mark before the first letter.
            case 1 -> text(alone, "\ufeff" + bundled("senders.bpf"), 1, Mark.Status.PASSED);
            case 2 -> text(Files.createDirectory(own).resolve(STEP + ".bpf"), bundled("senders.bpf").replace("\n", "\r\n"), 1, Mark.Status.PASSED);
            case 3 -> text(alone, bundled(number % 28 == 3 ? "senders-value.bpf" : "senders-start.bpf"), 0, Mark.Status.FAILED);
            // The start program fulfils three of seven checks. Too short a packet among the hidden ones takes two of the other four away, a missing look at the type one.
            case 4 -> number % 28 == 4 ? text(alone, bundled("senders.bpf").replace("r3 += 34", "r3 += 20"), 0.5, Mark.Status.FAILED)
                    : text(alone, bundled("senders.bpf").replace("if r4 != 8 goto pass\n", ""), 0.75, Mark.Status.FAILED);
            case 5 -> text(alone, ".program xdp endless\nagain:\nr0 = " + random.nextInt(100) + "\ngoto again\nexit\n", 0, Mark.Status.FAILED);
            case 6 -> bytes(alone, random, 1 + random.nextInt(5000), Mark.Status.UNREADABLE);
            case 7 -> damaged(submissions.resolve(learner + ".o"), random);
            case 8 -> hungry(Files.createDirectory(own).resolve(STEP + ".bpf"));
            case 9 -> {
                Files.createDirectory(own);
                yield new Work(0, Mark.Status.MISSING);
            }
            case 10 -> text(alone, "", 0, Mark.Status.UNREADABLE);
            case 11 -> text(alone, "r0 = ".repeat(20_000), 0, Mark.Status.UNREADABLE);
            case 12 -> text(alone, ".program xdp deep\n" + "call f\n".repeat(3) + "r0 = 2\nexit\nf:\ncall f\nexit\n", 0, Mark.Status.FAILED);
            // Somebody else's work is nobody's own.
            default -> {
                Files.createSymbolicLink(Files.createDirectory(own).resolve(STEP + ".bpf"), Path.of("../learner-000.bpf"));
                yield new Work(0, Mark.Status.MISSING);
            }
        };
    }

    private static Work text(Path file, String text, double points, Mark.Status status) throws IOException {
        Files.writeString(file, text);
        return new Work(Math.round(points * 1000) / 1000.0, status);
    }

    private static Work bytes(Path file, Random random, int length, Mark.Status status) throws IOException {
        byte[] garbage = new byte[length];
        random.nextBytes(garbage);
        // No text in any encoding.
        garbage[0] = (byte) 0xff;
        Files.write(file, garbage);
        return new Work(0, status);
    }

    /// An object of clang, cut off in the middle of its section headers.
    private static Work damaged(Path file, Random random) throws IOException {
        byte[] object = resource("/glasshive/programs/count_protocols/count_protocols.o");
        Files.write(file, Arrays.copyOf(object, 64 + random.nextInt(200)));
        return new Work(0, Mark.Status.UNREADABLE);
    }

    /// More memory than a process that judges has.
    private static Work hungry(Path file) throws IOException {
        Files.writeString(file, ".program xdp hog\n.map hits array key=4 value=60000000 max=4\nr0 = 2\nexit\n");
        return new Work(0, Mark.Status.CRASHED);
    }

    private static String bundled(String name) throws IOException {
        return new String(resource("/glasshive/lessons/" + LESSON + "/" + name), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ClassOf500Test.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "dev.glasshive.cli.Glasshive", "lesson", "grade", "--worker", "--lesson", LESSON, "--step", STEP);
    }
}
