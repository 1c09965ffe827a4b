package dev.glasshive.tests.killed;

import dev.glasshive.app.NumberedSettings;
import dev.glasshive.app.exam.ExamFolder;
import dev.glasshive.app.exam.ExamPlace;
import dev.glasshive.app.exam.ExamRecord;
import dev.glasshive.app.exam.Given;
import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnerFolder;
import dev.glasshive.app.progress.LessonRecord;
import dev.glasshive.app.recovery.Draft;
import dev.glasshive.app.recovery.DraftFolder;
import dev.glasshive.app.recovery.HeldDraft;
import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A process that keeps everything that a window keeps, again and again and all at once: each state has a number everywhere in it, and the process says which are written.
public final class SavingProcess {
    private static final int LARGE = 4 << 20;
    private static final int MANY = 100;
    private static final String LEARNER = "ada";

    private SavingProcess() {}

    /// What is kept.
    enum Kept {
        SETTINGS, DRAFT, PROGRESS, EXAM, FILE;

        /// Where it lies in `home`.
        Path in(Path home) {
            return home.resolve(name().toLowerCase(Locale.ROOT));
        }
    }

    /// Writes one state after the other.
    private interface Keeping {
        void keep(int number) throws IOException;
    }

    /// Starts here, with the folder to write to and the number to begin with.
    public static void main(String... arguments) {
        Path home = Path.of(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        PrintStream out = System.out;
        for (Kept kept : Kept.values()) {
            Thread.ofPlatform().start(() -> {
                try {
                    Keeping keeping = keeping(kept, kept.in(home));
                    for (int number = first;; number++) {
                        keeping.keep(number);
                        out.println(kept + " " + number);
                    }
                } catch (IOException e) {
                    out.println(kept + " failed: " + e);
                }
            });
        }
    }

    private static Keeping keeping(Kept kept, Path place) throws IOException {
        return switch (kept) {
            case SETTINGS -> number -> NumberedSettings.write(place, number);
            case DRAFT -> {
                HeldDraft own = new DraftFolder(place).own();
                yield number -> own.write(draft(number));
            }
            case PROGRESS -> {
                LearnerFolder folder = new LearnerFolder(place);
                yield number -> folder.change(LEARNER, _ -> learner(number));
            }
            case EXAM -> {
                ExamFolder folder = new ExamFolder(place);
                if (!folder.claim(exam(0))) {
                    throw new IOException("the exam is held by a process that is gone");
                }
                yield number -> folder.write(exam(number));
            }
            case FILE -> number -> WholeFile.write(place, file(number));
        };
    }

    static Draft draft(int number) {
        return new Draft("n" + number, Optional.of("/n/" + number), ("; " + number + "\n").repeat(50_000), number, List.of(new Draft.Breakpoint("main", number, "r0 == " + number)), "linux",
                Optional.empty(), Instant.ofEpochSecond(number));
    }

    static Learner learner(int number) {
        return new Learner(LEARNER, "Ada", "lesson-0", IntStream.range(0, MANY).boxed().collect(Collectors.toMap(i -> "lesson-" + i, _ -> new LessonRecord(number, false, Map.of()))));
    }

    static ExamRecord exam(int number) {
        Given given = new Given(Optional.of(Integer.toString(number)), List.of(), Optional.of(("; " + number + "\n").repeat(500)));
        Instant begun = Instant.ofEpochSecond(1);
        return new ExamRecord(ExamPlace.bundled("odd"), "Odd", "Ada", 0, 20, begun, begun, List.of(), number, IntStream.range(0, MANY).boxed().collect(Collectors.toMap(i -> i, _ -> given)), Optional.empty(), Optional.empty());
    }

    static byte[] file(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(LARGE);
        while (bytes.hasRemaining()) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
