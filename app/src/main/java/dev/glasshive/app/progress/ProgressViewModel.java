package dev.glasshive.app.progress;

import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The learners of this machine, and how far the one who learns now is.
///
/// There is always one who learns. Methods are called on the user interface's thread; what is to be kept is told to whoever keeps it.
public final class ProgressViewModel {
    private final ReadOnlyObjectWrapper<List<Learner>> learners;
    private final ReadOnlyObjectWrapper<Learner> current;
    private final ReadOnlyObjectWrapper<Optional<Undo>> undo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<Change> keeper = change -> { };
    private Runnable onTurned = () -> { };

    /// What is to be kept.
    public sealed interface Change {
        /// Something was learned, reset, or a name changed.
        ///
        /// @param lessons the ids of those that differ
        record Learned(Learner learner, Set<String> lessons) implements Change {}

        /// A learner is gone.
        record Removed(String id) implements Change {}
    }

    /// How the last reset or removal is taken back.
    ///
    /// @param words what would come back
    /// @param learner as it was
    public record Undo(String words, Learner learner) {}

    /// One learner, who has learned nothing yet.
    public ProgressViewModel() {
        Learner first = Learner.called(freshId(), Text.of("progress.first-learner"));
        learners = new ReadOnlyObjectWrapper<>(List.of(first));
        current = new ReadOnlyObjectWrapper<>(first);
    }

    /// Goes on with what `before` knew, which nobody uses any more.
    public ProgressViewModel(ProgressViewModel before) {
        learners = new ReadOnlyObjectWrapper<>(before.learners.get());
        current = new ReadOnlyObjectWrapper<>(before.current.get());
        undo.set(before.undo.get());
        keeper = before.keeper;
    }

    /// Sets what keeps changes.
    public void keepWith(Consumer<Change> keeper) {
        this.keeper = keeper;
    }

    /// Sets what hears when another learner is there, or what was learned is no longer so: what is on the screen is looked up again.
    public void onTurned(Runnable listener) {
        onTurned = listener;
    }

    /// All learners, by their names.
    public ReadOnlyObjectProperty<List<Learner>> learners() {
        return learners.getReadOnlyProperty();
    }

    /// The one who learns now.
    public ReadOnlyObjectProperty<Learner> current() {
        return current.getReadOnlyProperty();
    }

    /// What can be taken back.
    public ReadOnlyObjectProperty<Optional<Undo>> undo() {
        return undo.getReadOnlyProperty();
    }

    /// Takes the learners that were kept. What was learned since the start goes to the one who learns now.
    ///
    /// @param chosen the id of the one who learned last
    public void take(List<Learner> kept, String chosen) {
        if (kept.isEmpty()) {
            return;
        }
        Learner early = current.get();
        Learner back = kept.stream().filter(learner -> learner.id().equals(chosen)).findFirst().orElse(kept.getFirst());
        learners.set(sorted(kept));
        current.set(back);
        if (!early.lessons().isEmpty()) {
            early.lessons().forEach((id, lesson) -> change(learner -> learner.with(id, lesson).stoppedIn(id), Set.of(id)));
        }
        keeper.accept(new Change.Removed(early.id()));
        onTurned.run();
    }

    /// Remembers that the learner is at `step` of `lesson`.
    public void stopAt(String lesson, int step) {
        change(learner -> learner.with(lesson, learner.lesson(lesson).at(step)).stoppedIn(lesson), Set.of(lesson));
    }

    /// Remembers what was done in a step.
    public void record(String lesson, int step, StepRecord done) {
        if (!current.get().lesson(lesson).step(step).equals(done)) {
            change(learner -> learner.with(lesson, learner.lesson(lesson).with(step, done)), Set.of(lesson));
        }
    }

    /// Remembers that the learner has come to the end of `lesson`.
    public void finish(String lesson) {
        if (!current.get().lesson(lesson).finished()) {
            change(learner -> learner.with(lesson, learner.lesson(lesson).asFinished()), Set.of(lesson));
        }
    }

    /// Lets another learner go on.
    public void choose(String id) {
        learners.get().stream().filter(learner -> learner.id().equals(id) && !id.equals(current.get().id())).findFirst().ifPresent(learner -> {
            current.set(learner);
            onTurned.run();
        });
    }

    /// Whether a learner may be called `name`: neither blank, nor too long, nor as another one.
    public boolean isFree(String name) {
        String stripped = name.strip();
        return !stripped.isEmpty() && stripped.length() <= Learner.LONGEST_NAME && learners.get().stream().noneMatch(learner -> learner.name().equalsIgnoreCase(stripped));
    }

    /// Adds a learner, who begins at once.
    public void add(String name) {
        if (isFree(name)) {
            Learner fresh = Learner.called(freshId(), name.strip());
            learners.set(sorted(with(fresh)));
            keeper.accept(new Change.Learned(fresh, Set.of()));
            choose(fresh.id());
        }
    }

    /// Calls the one who learns now `name`.
    public void rename(String name) {
        if (isFree(name)) {
            change(learner -> learner.named(name.strip()), Set.of());
            learners.set(sorted(learners.get()));
        }
    }

    /// Forgets the one who learns now; it can be taken back until the next time.
    public void remove() {
        Learner gone = current.get();
        List<Learner> rest = new ArrayList<>(learners.get());
        rest.removeIf(learner -> learner.id().equals(gone.id()));
        if (rest.isEmpty()) {
            rest.add(Learner.called(freshId(), Text.of("progress.first-learner")));
        }
        learners.set(sorted(rest));
        current.set(rest.getFirst());
        keeper.accept(new Change.Removed(gone.id()));
        undo.set(Optional.of(new Undo(Text.of("progress.undo.removed", gone.name()), gone)));
        onTurned.run();
    }

    /// Forgets what was learned in the lesson `id`, which has `title`.
    public void reset(String id, String title) {
        reset(Set.of(id), Text.of("progress.undo.lesson", title));
    }

    /// Forgets everything that was learned.
    public void resetAll() {
        reset(current.get().lessons().keySet(), Text.of("progress.undo.all"));
    }

    private void reset(Collection<String> lessons, String words) {
        Learner before = current.get();
        change(learner -> learner.without(lessons), Set.copyOf(lessons));
        undo.set(Optional.of(new Undo(words, before)));
        onTurned.run();
    }

    /// Takes the last reset or removal back. What was learned since stays, where it is in other lessons.
    public void takeBack() {
        undo.get().ifPresent(last -> {
            Learner back = last.learner();
            Learner now = learners.get().stream().filter(learner -> learner.id().equals(back.id())).findFirst().orElse(back);
            Learner whole = now.takingOver(back, back.lessons().keySet()).named(now.name());
            undo.set(Optional.empty());
            learners.set(sorted(with(whole)));
            current.set(whole);
            keeper.accept(new Change.Learned(whole, whole.lessons().keySet()));
            onTurned.run();
        });
    }

    private void change(UnaryOperator<Learner> how, Set<String> lessons) {
        Learner changed = how.apply(current.get());
        learners.set(with(changed));
        current.set(changed);
        keeper.accept(new Change.Learned(changed, lessons));
    }

    private List<Learner> with(Learner one) {
        List<Learner> all = new ArrayList<>(learners.get());
        all.replaceAll(learner -> learner.id().equals(one.id()) ? one : learner);
        if (!all.contains(one)) {
            all.add(one);
        }
        return List.copyOf(all);
    }

    private static List<Learner> sorted(List<Learner> learners) {
        return learners.stream().sorted((a, b) -> a.name().compareToIgnoreCase(b.name())).toList();
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }
}
