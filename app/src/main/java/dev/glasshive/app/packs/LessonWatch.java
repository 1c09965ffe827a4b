package dev.glasshive.app.packs;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.check.LessonLint;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.BadPackException;
import dev.glasshive.lesson.pack.LessonPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Reads a lesson's folder, or a course as a folder or zip file, whenever a file of it changes. It looks by itself instead of waiting to be told, for not every disk tells.
/// Of a course one lesson is shown: the one that changed last, until another is chosen.
public final class LessonWatch implements AutoCloseable {
    private static final int PAUSE_MILLIS = 300;
    private static final int MOST_FILES = 2000;
    private static final int DEPTH = 4;

    private final Path path;
    private final Listener listener;
    private final Executor checks;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("lesson-watch").factory());
    private Map<String, String> seen = Map.of();
    private Map<String, Reading> read = Map.of();
    private volatile List<LessonSource> sources = List.of();
    private volatile String shown = "";
    private final AtomicInteger round = new AtomicInteger();
    private Optional<ScheduledFuture<?>> looking = Optional.empty();
    private volatile List<LessonProblem> unsound = List.of();

    /// Hears of every reading, on a thread of the watch.
    @FunctionalInterface
    public interface Listener {
        /// Hears of a lesson, or of what is wrong with its text.
        ///
        /// @param id the name of its folder
        /// @param lesson absent where its text cannot be read
        /// @param problems of the text, or of the lesson when it was taken as a learner would
        void heard(String id, Optional<Lesson> lesson, List<LessonProblem> problems);
    }

    /// What a lesson's text says.
    private record Reading(Optional<Lesson> lesson, List<LessonProblem> problems) {
        static Reading of(LessonSource source) {
            LessonReading reading = LessonReader.read(source);
            return new Reading(reading.lesson(), reading.problems());
        }
    }

    /// A watch over `path` that has not begun to look.
    public LessonWatch(Path path, Listener listener) {
        this(path, listener, task -> Thread.ofVirtual().name("lesson-check").start(task));
    }

    LessonWatch(Path path, Listener listener, Executor checks) {
        this.path = path;
        this.listener = listener;
        this.checks = checks;
    }

    /// The lessons of the course, by the names of their folders; one, if it is a lesson.
    public List<String> lessons() {
        return sources.stream().map(LessonSource::id).toList();
    }

    /// Shows the lesson `id` of the course from now on.
    public void show(String id) {
        if (!clock.isShutdown()) {
            clock.execute(() -> choose(id));
        }
    }

    void choose(String id) {
        Reading text = read.get(id);
        if (text != null) {
            turnTo(id, text);
        }
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
        try {
            sources = found();
        } catch (BadPackException bad) {
            round.incrementAndGet();
            String name = String.valueOf(path.getFileName());
            listener.heard(name, Optional.empty(), List.of(new LessonProblem(name, 0, 0, String.valueOf(bad.getMessage()))));
            return;
        }
        Map<String, Reading> before = read;
        Map<String, Reading> fresh = new LinkedHashMap<>();
        sources.forEach(source -> fresh.put(source.id(), Reading.of(source)));
        read = fresh;
        String id = fresh.containsKey(shown) ? shown : fresh.keySet().iterator().next();
        if (!before.isEmpty()) {
            id = fresh.keySet().stream().filter(each -> !Objects.equals(fresh.get(each), before.get(each))).findFirst().orElse(id);
        }
        turnTo(id, Objects.requireNonNull(fresh.get(id)));
    }

    /// Tells of a lesson and has it checked.
    private void turnTo(String id, Reading text) {
        if (!id.equals(shown)) {
            shown = id;
            unsound = List.of();
        }
        int mine = round.incrementAndGet();
        // What the last check found stays in sight until the next one is through, so that nothing blinks.
        listener.heard(id, text.lesson(), text.lesson().isPresent() ? unsound : text.problems());
        text.lesson().ifPresent(lesson -> checks.execute(() -> check(lesson, mine)));
    }

    private List<LessonSource> found() throws BadPackException {
        boolean one = Files.isDirectory(path) && (Files.exists(path.resolve(LessonSource.LESSON_FILE)) || !LessonPack.isPack(path));
        return one || !Files.exists(path) ? List.of(LessonSource.folder(path)) : LessonPack.open(path).lessons().sources();
    }

    private void check(Lesson lesson, int mine) {
        List<LessonProblem> found;
        try {
            LessonSource source = sources.stream().filter(each -> each.id().equals(lesson.id())).findFirst().orElse(sources.getFirst());
            found = LessonLint.check(source, LessonLibrary.bundled().and(beside()));
        } catch (RuntimeException | StackOverflowError bug) {
            found = List.of(new LessonProblem(LessonSource.LESSON_FILE, 0, 0, Text.of("preview.unchecked", bug.getClass().getSimpleName())));
        }
        if (mine == round.get() && !found.equals(unsound)) {
            unsound = found;
            listener.heard(shown, Optional.of(lesson), found);
        }
    }

    /// The lessons of the same course.
    private LessonLibrary beside() {
        if (sources.size() > 1) {
            return LessonLibrary.of(sources);
        }
        Path parent = path.toAbsolutePath().normalize().getParent();
        try {
            return parent == null ? LessonLibrary.of(List.of()) : LessonLibrary.folder(parent);
        } catch (IOException e) {
            return LessonLibrary.of(List.of());
        }
    }

    /// Every file with its length and when it was written.
    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(path, DEPTH)) {
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
