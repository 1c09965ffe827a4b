package dev.glasshive.app.exam;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.lesson.Lesson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// An exam in the window: begun, going on, handed in. What is right is known here as little as on the screen.
///
/// Methods are called on the user interface's thread and return at once; what is to be kept is told to whoever keeps it.
public final class ExamViewModel {
    private InstantSource time;
    private ZoneId zone;
    private final Executor background;
    private final Executor userInterface;
    private final Consumer<Notice> tell;
    private final ReadOnlyObjectWrapper<ExamState> state = new ReadOnlyObjectWrapper<>(new ExamState.None());
    private final ReadOnlyObjectWrapper<Optional<ExamClock>> clock = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ExamMarks> marks = new ReadOnlyObjectWrapper<>(new ExamMarks(List.of()));
    private final ReadOnlyBooleanWrapper handingIn = new ReadOnlyBooleanWrapper();
    private List<ExamRecord> others = List.of();
    private Sitting sitting = Sitting.NOWHERE;
    private Consumer<ExamRecord> keeper = record -> { };
    private BiConsumer<ExamRecord, Consumer<Boolean>> claimer = (record, answer) -> answer.accept(true);
    private Consumer<Lesson> practice = lesson -> { };
    private boolean warned;

    /// @param time tells what time it is
    /// @param background reads exams and writes results
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    /// @param tell hears what the learner should know
    public ExamViewModel(InstantSource time, ZoneId zone, Executor background, Executor userInterface, Consumer<Notice> tell) {
        this.time = time;
        this.zone = zone;
        this.background = background;
        this.userInterface = userInterface;
        this.tell = tell;
    }

    /// Goes on with what `before` knew, which nobody uses any more.
    public void goOnFrom(ExamViewModel before) {
        others = before.others;
        keeper = before.keeper;
        claimer = before.claimer;
        warned = before.warned;
        set(before.state.get());
    }

    /// Takes the time from another clock.
    public void tellTimeBy(InstantSource other, ZoneId place) {
        time = other;
        zone = place;
    }

    /// Such as `14:30`.
    public String hour(Instant when) {
        return ExamClock.hour(when, zone);
    }

    /// Sets where steps are shown.
    public void sitAt(Sitting place) {
        sitting = place;
    }

    /// Sets what keeps exams, and what says whether this window may go on with one.
    public void keepWith(Consumer<ExamRecord> keeps, BiConsumer<ExamRecord, Consumer<Boolean>> claims) {
        keeper = keeps;
        claimer = claims;
    }

    /// Sets what opens an exam as a lesson.
    public void practiseWith(Consumer<Lesson> opener) {
        practice = opener;
    }

    /// Where the window is.
    public ReadOnlyObjectProperty<ExamState> state() {
        return state.getReadOnlyProperty();
    }

    /// How much time is left; absent where no exam goes on.
    public ReadOnlyObjectProperty<Optional<ExamClock>> clock() {
        return clock.getReadOnlyProperty();
    }

    /// The steps and which are answered.
    public ReadOnlyObjectProperty<ExamMarks> marks() {
        return marks.getReadOnlyProperty();
    }

    /// Whether the learner is being asked if this is all.
    public ReadOnlyBooleanProperty handingIn() {
        return handingIn.getReadOnlyProperty();
    }

    /// Whether an exam goes on.
    public boolean isRunning() {
        return state.get() instanceof ExamState.Running;
    }

    /// Takes the exams that were kept. One that goes on is shown at once, the one that was begun last if there are several; one whose time is over is handed in as it was,
    /// and one whose sealed result is nowhere yet is shown, too.
    ///
    /// @param language of the window
    public void recall(List<ExamRecord> kept, String language) {
        others = kept;
        kept.stream().filter(ExamRecord::isPending).max(Comparator.comparing((ExamRecord record) -> !record.isHandedIn()).thenComparing(ExamRecord::started)).ifPresent(record -> read(record.place(), language, paper -> goOn(paper, record),
                () -> tell.accept(new Notice(Notice.Level.PROBLEM, Text.of("exam.lost", record.title(), record.place().pack())))));
    }

    private void goOn(ExamPaper paper, ExamRecord record) {
        if (record.isHandedIn()) {
            start(paper, record);
        } else {
            resume(paper, record);
        }
    }

    /// Offers the exam at `place`. While another goes on, nothing is offered.
    ///
    /// @param name that is offered to the learner
    public void offer(ExamPlace place, String language, String name) {
        if (isRunning()) {
            tellBusy();
            return;
        }
        read(place, language, paper -> offer(paper, name), () -> tell.accept(new Notice(Notice.Level.PROBLEM, Text.of("exam.none", place.pack().isEmpty() ? place.id() : place.pack()))));
    }

    /// Offers `paper`.
    ///
    /// @param name that is offered to the learner
    public void offer(ExamPaper paper, String name) {
        leave();
        set(new ExamState.Offered(paper, name));
    }

    /// Says that an exam goes on, and what to do.
    public void tellBusy() {
        tell.accept(new Notice(Notice.Level.INFO, Text.of("exam.busy")));
    }

    private void read(ExamPlace place, String language, Consumer<ExamPaper> then, Runnable otherwise) {
        background.execute(() -> {
            Optional<ExamPaper> paper = ExamPaper.read(place, language);
            userInterface.execute(() -> paper.ifPresentOrElse(then, otherwise));
        });
    }

    /// The exam that is offered, as `name` has begun it before, or has handed it in.
    public Optional<ExamRecord> before(String name) {
        return state.get() instanceof ExamState.Offered offered ? others.stream().filter(record -> record.is(offered.paper().place(), name)).findFirst() : Optional.empty();
    }

    /// Whether the exam that is offered can be begun under `name`: one that was handed in, and is sealed, cannot be taken a second time.
    public boolean mayBegin(String name) {
        return state.get() instanceof ExamState.Offered offered && LearnerName.isName(name)
                && !(offered.paper().key().isPresent() && before(name).filter(ExamRecord::isHandedIn).isPresent());
    }

    /// Begins the exam that is offered, or goes on with it where `name` has begun it.
    public void begin(String name) {
        if (state.get() instanceof ExamState.Offered offered && mayBegin(name)) {
            Optional<ExamRecord> begun = before(name).filter(record -> !record.isHandedIn());
            if (begun.isPresent()) {
                resume(offered.paper(), begun.get());
                return;
            }
            start(offered.paper(), ExamRecord.begin(offered.paper(), name.strip(), time.instant()));
        }
    }

    /// Looks at what `name` has handed in of the exam that is offered.
    public void lookBack(String name) {
        if (state.get() instanceof ExamState.Offered offered) {
            before(name).filter(ExamRecord::isHandedIn).ifPresent(record -> start(offered.paper(), record));
        }
    }

    /// Opens the exam that is offered as a lesson, with the first variant.
    public void practise() {
        if (state.get() instanceof ExamState.Offered offered && offered.paper().key().isEmpty()) {
            set(new ExamState.None());
            practice.accept(offered.paper().exam());
        }
    }

    private void resume(ExamPaper paper, ExamRecord record) {
        boolean over = !now(record).isBefore(record.end());
        start(paper, over ? record : record.resumedAt(now(record)));
        if (!over) {
            tell.accept(new Notice(Notice.Level.INFO, Text.of("exam.resumed", record.title(), hour(record.started()), hour(record.end()))));
        }
    }

    private void start(ExamPaper paper, ExamRecord record) {
        claimer.accept(record, free -> userInterface.execute(() -> {
            if (!free) {
                tell.accept(new Notice(Notice.Level.PROBLEM, Text.of("exam.elsewhere", record.title())));
                return;
            }
            background.execute(() -> {
                Lesson exam = paper.of(record.learner());
                userInterface.execute(() -> sit(paper, exam, record));
            });
        }));
    }

    private void sit(ExamPaper paper, Lesson exam, ExamRecord record) {
        warned = false;
        ExamRecord standing = record.standingAt(Math.clamp(record.step(), 0, exam.steps().size() - 1));
        set(record.isHandedIn() ? new ExamState.HandedIn(paper, exam, standing, false, Optional.empty()) : new ExamState.Running(paper, exam, standing));
        keep(standing);
        sitting.show(exam, standing.step());
        if (record.isHandedIn()) {
            sitting.lock();
        }
        tick();
    }

    /// Looks at the clock; to be called every second.
    public void tick() {
        if (!(state.get() instanceof ExamState.Running running)) {
            return;
        }
        Instant now = now(running.record());
        if (!now.isBefore(running.record().end())) {
            sitting.gather();
            finish(true, running.record().end());
            return;
        }
        clock.set(Optional.of(ExamClock.at(now, running.record().end(), zone)));
        if (!warned && ExamClock.left(now, running.record().end()).compareTo(ExamClock.LAST) <= 0) {
            warned = true;
            tell.accept(new Notice(Notice.Level.WARNING, Text.of("exam.last-minute", hour(running.record().end()))));
        }
    }

    /// The time; it never goes back behind what was seen of it.
    private Instant now(ExamRecord record) {
        Instant now = time.instant();
        return now.isBefore(record.seen()) ? record.seen() : now;
    }

    /// What was put in for a step; nothing where no exam is open.
    public Given given(int step) {
        return state.get().kept().map(record -> record.at(step)).orElse(Given.NOTHING);
    }

    /// The step at which the learner is.
    public int step() {
        return state.get().kept().map(ExamRecord::step).orElse(0);
    }

    /// Takes what was put in for a step, in the place of what was there.
    public void put(int step, Given given) {
        if (!given(step).equals(given)) {
            change(record -> record.at(step, given));
        }
    }

    /// The learner is at `step` now.
    public void standAt(int step) {
        if (step() != step) {
            change(record -> record.standingAt(step));
        }
    }

    private void change(UnaryOperator<ExamRecord> how) {
        switch (state.get()) {
            case ExamState.Running running -> {
                ExamRecord changed = how.apply(running.record()).seenAt(time.instant());
                set(new ExamState.Running(running.paper(), running.exam(), changed));
                keep(changed);
            }
            // One may look around in what was handed in; it stays as it is.
            case ExamState.HandedIn done when how.apply(done.record()).given().equals(done.record().given()) -> set(new ExamState.HandedIn(done.paper(), done.exam(), how.apply(done.record()), done.byClock(), done.trouble()));
            case ExamState.HandedIn _, ExamState.None _, ExamState.Offered _ -> { /* Nothing to change. */ }
        }
    }

    /// Goes to a step, from 0.
    public void goTo(int step) {
        switch (state.get()) {
            case ExamState.Running running -> sitting.show(running.exam(), step);
            case ExamState.HandedIn done -> sitting.show(done.exam(), step);
            case ExamState.None _, ExamState.Offered _ -> { /* There are no steps. */ }
        }
    }

    /// Asks whether this is all.
    public void askToHandIn() {
        if (isRunning()) {
            sitting.gather();
            handingIn.set(true);
        }
    }

    /// Goes on with the exam, or puts away what is told of one.
    public void goOn() {
        handingIn.set(false);
    }

    /// What the file of the result is called, unless the learner wants another name.
    public String fileName() {
        return ExamResult.fileName(state.get().kept().map(ExamRecord::learner).orElse(""));
    }

    /// Why the result could not be put into `file`, as far as can be told before, and what to do.
    public Optional<String> objection(Path file) {
        return ExamFile.objection(file);
    }

    /// Hands in, and puts the result into `file`. Whether that can be written or not, the exam is over then, and nothing of it is lost.
    public void handIn(Path file) {
        if (isRunning()) {
            sitting.gather();
            state.get().kept().ifPresent(record -> finish(false, now(record)));
            save(file);
        }
    }

    private void finish(boolean byClock, Instant when) {
        if (state.get() instanceof ExamState.Running running) {
            ExamRecord done = running.record().handedIn(running.exam(), running.paper().key(), when);
            set(new ExamState.HandedIn(running.paper(), running.exam(), done, byClock, Optional.empty()));
            handingIn.set(false);
            keep(done);
            sitting.lock();
        }
    }

    /// Puts the result of what was handed in into `file`, which must not be there yet.
    public void save(Path file) {
        if (state.get() instanceof ExamState.HandedIn done) {
            done.record().result().ifPresent(result -> background.execute(() -> {
                Optional<String> trouble = ExamFile.write(file, result);
                userInterface.execute(() -> saved(file, trouble));
            }));
        }
    }

    private void saved(Path file, Optional<String> trouble) {
        if (state.get() instanceof ExamState.HandedIn done) {
            ExamRecord record = trouble.isEmpty() ? done.record().saved(file.toString()) : done.record();
            set(new ExamState.HandedIn(done.paper(), done.exam(), record, done.byClock(), trouble));
            keep(record);
        }
    }

    /// Leaves an exam that is offered or was handed in.
    public void leave() {
        if (!isRunning()) {
            boolean shown = state.get() instanceof ExamState.HandedIn;
            set(new ExamState.None());
            if (shown) {
                sitting.leave();
            }
        }
    }

    private void keep(ExamRecord record) {
        List<ExamRecord> all = new ArrayList<>(others);
        all.removeIf(other -> other.is(record.place(), record.learner()));
        all.add(record);
        others = List.copyOf(all);
        keeper.accept(record);
    }

    private void set(ExamState next) {
        state.set(next);
        switch (next) {
            case ExamState.Running running -> {
                marks.set(ExamMarks.of(running.exam(), running.record()));
                clock.set(Optional.of(ExamClock.at(now(running.record()), running.record().end(), zone)));
            }
            case ExamState.HandedIn done -> {
                marks.set(ExamMarks.of(done.exam(), done.record()));
                clock.set(Optional.empty());
            }
            case ExamState.None _, ExamState.Offered _ -> {
                marks.set(new ExamMarks(List.of()));
                clock.set(Optional.empty());
            }
        }
    }
}
