package dev.glasshive.app.packs;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.check.LessonLint;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Reads a lesson's folder whenever a file in it changes. It looks by itself instead of waiting to be told, for not every disk tells.
public final class LessonWatch implements AutoCloseable {
    private static final int PAUSE_MILLIS = 300;
    private static final int MOST_FILES = 2000;
    private static final int DEPTH = 4;

    private final Path folder;
    private final LessonSource source;
    private final Listener listener;
    private final Executor checks;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("lesson-watch").factory());
    private Map<String, String> seen = Map.of();
    private final AtomicInteger round = new AtomicInteger();
    private Optional<ScheduledFuture<?>> looking = Optional.empty();
    private volatile List<LessonProblem> unsound = List.of();

    /// Hears of every reading, on a thread of the watch.
    @FunctionalInterface
    public interface Listener {
        /// Hears of a lesson, or of what is wrong with its text.
        ///
        /// @param lesson absent where its text cannot be read
        /// @param problems of the text, or of the lesson when it was taken as a learner would
        void heard(Optional<Lesson> lesson, List<LessonProblem> problems);
    }

    /// A watch over `folder` that has not begun to look.
    public LessonWatch(Path folder, Listener listener) {
        this(folder, listener, task -> Thread.ofVirtual().name("lesson-check").start(task));
    }

    LessonWatch(Path folder, Listener listener, Executor checks) {
        this.folder = folder;
        this.source = LessonSource.folder(folder);
        this.listener = listener;
        this.checks = checks;
    }

    /// The name of the folder.
    public String id() {
        return source.id();
    }

    /// Looks now, and then again and again.
    public void start() {
        looking = Optional.of(clock.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }

    /// Reads the lesson if anything has changed.
    void look() {
        Map<String, String> now = files();
        if (now.equals(seen) && round.get() > 0) {
            return;
        }
        seen = now;
        int mine = round.incrementAndGet();
        LessonReading reading = LessonReader.read(source);
        // What the last check found stays in sight until the next one is through, so that nothing blinks.
        listener.heard(reading.lesson(), reading.lesson().isPresent() ? unsound : reading.problems());
        if (reading.lesson().isPresent()) {
            checks.execute(() -> check(reading.lesson().get(), mine));
        }
    }

    private void check(Lesson lesson, int mine) {
        List<LessonProblem> found;
        try {
            found = LessonLint.check(source, LessonLibrary.bundled().and(beside()));
        } catch (RuntimeException | StackOverflowError bug) {
            found = List.of(new LessonProblem(LessonSource.LESSON_FILE, 0, 0, Text.of("preview.unchecked", bug.getClass().getSimpleName())));
        }
        if (mine == round.get() && !found.equals(unsound)) {
            unsound = found;
            listener.heard(Optional.of(lesson), found);
        }
    }

    /// The lessons of the same course.
    private LessonLibrary beside() {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        try {
            return parent == null ? LessonLibrary.of(List.of()) : LessonLibrary.folder(parent);
        } catch (IOException e) {
            return LessonLibrary.of(List.of());
        }
    }

    /// Every file with its length and when it was written.
    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            all.limit(MOST_FILES).forEach(file -> files.put(file.toString(), stamp(file)));
        } catch (IOException | UncheckedIOException gone) {
            files.put("", "gone");
        }
        return files;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        } catch (IOException gone) {
            return "gone";
        }
    }

    @Override
    public void close() {
        round.incrementAndGet();
        looking.ifPresent(future -> future.cancel(false));
        clock.shutdownNow();
    }
}
