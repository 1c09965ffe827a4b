package dev.glasshive.app.progress;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Reference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The map of the course: its parts, the lessons and stories of each, and how far the learner is in them.
public final class CourseViewModel {
    private final ProgressViewModel progress;
    private final Consumer<Lesson> opener;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Course> course = new ReadOnlyObjectWrapper<>(new Course(List.of(), 0, 0, 0));
    private List<Lesson> lessons = List.of();

    /// What fits the query.
    ///
    /// @param done how many lessons of all are done
    /// @param all how many there are
    /// @param minutes that those not done take
    public record Course(List<Part> parts, int done, int all, int minutes) {
        /// Copies what it is given.
        public Course {
            parts = List.copyOf(parts);
        }
    }

    /// A part of the course.
    ///
    /// @param entries those that fit what is looked for
    /// @param done how many of all its lessons are done
    /// @param all how many lessons it has
    public record Part(String title, List<Entry> entries, int done, int all) {
        /// Copies what it is given.
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /// A lesson on the map.
    ///
    /// @param sections of which documents, in short
    /// @param isNext whether this one is suggested
    public record Entry(Lesson lesson, String sections, Standing standing, boolean isNext) {}

    /// @param opener opens a lesson where the learner stopped
    public CourseViewModel(ProgressViewModel progress, Consumer<Lesson> opener) {
        this.progress = progress;
        this.opener = opener;
        query.subscribe(text -> refresh());
        progress.current().subscribe(learner -> refresh());
    }

    /// Shows `all`, in this order.
    public void offer(List<Lesson> all) {
        lessons = List.copyOf(all);
        refresh();
    }

    /// What is looked for.
    public StringProperty query() {
        return query;
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Course> course() {
        return course.getReadOnlyProperty();
    }

    /// Opens `lesson` where the learner stopped.
    public void open(Lesson lesson) {
        opener.accept(lesson);
    }

    /// How far the learner is in `lesson`.
    public Standing standing(Lesson lesson) {
        Learner learner = progress.current().get();
        LessonRecord done = learner.lesson(lesson.id());
        if (done.finished()) {
            return new Standing.Done();
        }
        return learner.hasBegun(lesson.id()) ? new Standing.Begun(Math.clamp(done.step() + 1, 1, lesson.steps().size()), lesson.steps().size()) : new Standing.Fresh();
    }

    /// The lesson to go on with: where the learner stopped, else the first one behind it that is not done. Stories come after all lessons.
    public Optional<Lesson> suggested() {
        String last = progress.current().get().last();
        Optional<Lesson> stopped = lessons.stream().filter(lesson -> lesson.id().equals(last)).findFirst();
        if (stopped.filter(lesson -> !isDone(lesson)).isPresent()) {
            return stopped;
        }
        int from = stopped.map(lesson -> lessons.indexOf(lesson) + 1).orElse(0);
        return lessons.stream().skip(from).filter(this::isOpenLesson).findFirst()
                .or(() -> lessons.stream().filter(this::isOpenLesson).findFirst())
                .or(() -> lessons.stream().filter(lesson -> !isDone(lesson)).findFirst());
    }

    private boolean isOpenLesson(Lesson lesson) {
        return lesson.kind() != Lesson.Kind.STORY && !isDone(lesson);
    }

    private boolean isDone(Lesson lesson) {
        return progress.current().get().lesson(lesson.id()).finished();
    }

    private void refresh() {
        Optional<Lesson> next = suggested();
        List<String> words = Arrays.stream(query.get().strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).toList();
        Map<String, List<Entry>> parts = lessons.stream().filter(lesson -> fits(lesson, words))
                .map(lesson -> new Entry(lesson, sections(lesson), standing(lesson), next.filter(lesson::equals).isPresent()))
                .collect(Collectors.groupingBy(entry -> entry.lesson().part(), LinkedHashMap::new, Collectors.toList()));
        course.set(new Course(parts.entrySet().stream().map(part -> part(part.getKey(), part.getValue())).toList(),
                (int) lessons.stream().filter(this::isDone).count(), lessons.size(), lessons.stream().filter(lesson -> !isDone(lesson)).mapToInt(Lesson::minutes).sum()));
    }

    private Part part(String title, List<Entry> entries) {
        List<Lesson> all = lessons.stream().filter(lesson -> lesson.part().equals(title)).toList();
        return new Part(title, entries, (int) all.stream().filter(this::isDone).count(), all.size());
    }

    private static boolean fits(Lesson lesson, List<String> words) {
        String all = String.join(" ", lesson.number(), lesson.title(), lesson.goal(), lesson.part(),
                lesson.sections().stream().map(section -> section.label() + " " + section.heading()).collect(Collectors.joining(" "))).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    /// Such as `RFC 9669 §5.1, §3 · BPF ABI`: each document once.
    private static String sections(Lesson lesson) {
        Map<Reference.Document, String> numbers = lesson.sections().stream().collect(Collectors.groupingBy(Reference::document, LinkedHashMap::new,
                Collectors.mapping(section -> section.section().isEmpty() ? "" : "§" + section.section(), Collectors.joining(", "))));
        return numbers.entrySet().stream().map(document -> Text.of("course.document", document.getKey().title(), document.getValue()).strip()).collect(Collectors.joining(" · "));
    }
}
