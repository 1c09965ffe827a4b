package dev.glasshive.app.lesson;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import dev.glasshive.lesson.check.Checker;
import dev.glasshive.lesson.check.Outcome;
import dev.glasshive.lesson.check.TaskList;
import dev.glasshive.lesson.check.Verdict;
import dev.glasshive.verifier.Privilege;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the lesson pane shows: the open lesson and how far the learner is. What is done is remembered in a [Memory]; without another one, while the window lives.
///
/// Methods are called on the user interface's thread and return at once, as those of [Workspace].
public final class LessonViewModel {
    private final Workspace workspace;
    private final List<Lesson> lessons;
    private List<Lesson> course;
    private final Executor background;
    private final Executor userInterface;
    private final StepMachine machine;
    private Optional<Runnable> back = Optional.empty();
    private boolean promised;
    private Memory memory = new WindowMemory();
    private Memory trial = new WindowMemory();
    private final ReadOnlyObjectWrapper<Optional<Lesson>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Sat> sat = Optional.empty();
    private Optional<Consumer<Lesson>> examiner = Optional.empty();
    private Consumer<Lesson> onLeaving = lesson -> { };
    private int checks;
    private boolean checkWaits;
    private boolean proofWaits;
    private final Set<String> told = new HashSet<>();

    /// A step of a lesson, and how far the learner is within it.
    ///
    /// @param index of the step, from 0
    /// @param manner how much is told of it
    public record Shown(Lesson lesson, int index, StepProgress progress, Manner manner) {
        /// The step.
        public Step step() {
            return lesson.steps().get(index);
        }

        /// Whether no step follows.
        public boolean isLast() {
            return index == lesson.steps().size() - 1;
        }

        /// Whether the way to the next step is open.
        public boolean mayGoOn() {
            return isSilent() || progress.mayGoOn(step());
        }

        /// Whether nothing is told of what is right.
        public boolean isSilent() {
            return manner != Manner.LESSON;
        }

        private Shown with(StepProgress changed) {
            return new Shown(lesson, index, changed, manner);
        }

        private Shown in(Lesson other) {
            return new Shown(other, index, progress, manner);
        }

        /// The learner's parts of the program, or the pieces as they lie there at first.
        List<String> parts() {
            return progress.parts().isEmpty() ? mixed().stream().map(String::valueOf).toList() : progress.parts();
        }

        /// The program from which an exercise starts.
        private String start(Setup setup) {
            return step() instanceof Step.Exercise exercise && exercise.work() instanceof Work.Order order && order.extra() > 0 ? order.compose(mixed()) : setup.program().text();
        }

        private List<Integer> mixed() {
            // Every learner finds the same order, and finds it again.
            return step() instanceof Step.Exercise exercise && exercise.work() instanceof Work.Order order ? order.first(31L * lesson.id().hashCode() + index) : List.of();
        }

        /// Whether the tasks may be read.
        public boolean showsTasks() {
            return isSilent() ? !(step() instanceof Step.Predict) : progress.showsTasks(step());
        }

        /// Whether nothing is left to do.
        public boolean isComplete() {
            return !isSilent() && progress.isComplete(step());
        }

        /// How much of the lesson is behind the learner, from 0 to 1; a step that is not complete counts half.
        public double fraction() {
            return (index + (isComplete() ? 1 : 0.5)) / lesson.steps().size();
        }
    }

    private record Place(Lesson lesson, int index) {}

    /// An exam that goes on, or can be looked at.
    private record Sat(Memory memory, Manner manner) {}

    /// A view model that puts `workspace` into the states that `lessons` talk about.
    ///
    /// @param background looks at what the learner did, and checks programs
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    public LessonViewModel(Workspace workspace, List<Lesson> lessons, Executor background, Executor userInterface) {
        this.workspace = workspace;
        this.lessons = List.copyOf(lessons);
        this.course = this.lessons;
        this.background = background;
        this.userInterface = userInterface;
        this.machine = new StepMachine(workspace, this::walked, this::typed);
        workspace.session().subscribe((before, now) -> keepSecret());
        workspace.work().subscribe((before, now) -> {
            if (now.isEmpty()) {
                lookAtProof();
            }
            if (checkWaits && now.isEmpty()) {
                // The session arrives right after the work is done.
                userInterface.execute(this::judge);
            }
        });
    }

    /// Sets what remembers.
    public void rememberIn(Memory other) {
        memory = other;
    }

    /// Sets what takes exams that are opened, and says so if there is another one that goes on; without it they are opened as other lessons.
    public void giveExamsTo(Consumer<Lesson> taker) {
        examiner = Optional.of(taker);
    }

    /// Sets what hears of a lesson that somebody wants to open while an exam goes on; it is not opened.
    public void onLeaving(Consumer<Lesson> listener) {
        onLeaving = listener;
    }

    /// Shows a step of an exam: what is put in is taken and nothing is told of it. Until [#rise] no other lesson is opened.
    ///
    /// @param answers remembers what is put in
    public void sit(Lesson exam, int index, Memory answers) {
        sat = Optional.of(new Sat(answers, sat.filter(s -> s.memory().equals(answers)).map(Sat::manner).orElse(Manner.EXAM)));
        draft.set(Optional.empty());
        workspace.silence(true);
        show(exam, Math.clamp(index, 0, exam.steps().size() - 1));
    }

    /// Remembers what is put into the exam that is open in `answers` from now on.
    public void answerInto(Memory answers) {
        sat = sat.map(s -> new Sat(answers, s.manner()));
    }

    /// Lets the exam that is open be looked at only.
    public void lock() {
        sat = sat.map(s -> new Sat(s.memory(), Manner.LOOK));
        shown.get().filter(Shown::isSilent).ifPresent(now -> shown.set(Optional.of(new Shown(now.lesson(), now.index(), now.progress(), Manner.LOOK))));
    }

    /// Closes the exam that is open.
    public void rise() {
        if (sat.isPresent()) {
            letGo();
            close();
        }
    }

    private void letGo() {
        sat = Optional.empty();
        workspace.silence(false);
    }

    /// Whether `lesson` may be opened: while an exam goes on, nothing else may.
    private boolean mayLeaveFor(Lesson lesson) {
        if (sat.filter(s -> s.manner() == Manner.EXAM).isPresent()) {
            onLeaving.accept(lesson);
            return false;
        }
        letGo();
        return true;
    }

    /// Takes `text`, which is in the editor just now, as the program of the exercise that is open; in exams every letter counts at once.
    public void takeTyped(String text) {
        if (sat.isPresent() && machine.isHere()) {
            typed(text);
        }
    }

    /// Whether the editor holds a program of the exam that is open, or will do so soon.
    public boolean isAtExam() {
        return sat.isPresent() && machine.isBusyOrHere();
    }

    /// What an author tries out is nothing that a learner has done.
    private Memory memory() {
        return sat.isPresent() ? sat.get().memory() : draft.get().isPresent() ? trial : memory;
    }

    /// Looks up again what was remembered of the lesson that is open, because another learner is there, or something was forgotten.
    public void recall() {
        open.get().ifPresent(lesson -> show(lesson, stop(lesson)));
    }

    /// The lesson that is open.
    public ReadOnlyObjectProperty<Optional<Lesson>> open() {
        return open.getReadOnlyProperty();
    }

    /// The step that is shown; absent where no lesson is open.
    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The lesson that is being written, where one is shown.
    public ReadOnlyObjectProperty<Optional<Draft>> draft() {
        return draft.getReadOnlyProperty();
    }

    /// Shows a lesson that is being written, at the step where it was; a step that is still the same keeps its machine.
    public void preview(Draft now) {
        Optional<Lesson> wanted = now.lesson();
        if (!mayLeaveFor(wanted.orElseGet(() -> nothing(now.id())))) {
            return;
        }
        Optional<Shown> before = draft.get().filter(d -> d.id().equals(now.id())).flatMap(d -> shown.get());
        Lesson lesson = now.lesson().or(() -> before.map(Shown::lesson)).orElseGet(() -> nothing(now.id()));
        int index = Math.clamp(before.map(Shown::index).orElse(0), 0, lesson.steps().size() - 1);
        boolean same = before.filter(b -> b.step().equals(lesson.steps().get(index)) && b.index() == index).isPresent();
        course = List.of(lesson);
        draft.set(Optional.of(now));
        if (same) {
            shown.set(Optional.of(before.orElseThrow().with(before.orElseThrow().progress()).in(lesson)));
            open.set(Optional.of(lesson));
        } else {
            trial = new WindowMemory();
            show(lesson, index);
        }
    }

    private static Lesson nothing(String id) {
        return new Lesson(id, "", id, "", Lesson.Kind.LESSON, List.of(), List.of(), 1, List.of(), "", List.of(new Step.Read(id, Prose.EMPTY, Optional.empty(), List.of())));
    }

    /// All lessons, in order.
    public List<Lesson> lessons() {
        return lessons;
    }

    /// The lesson after the one that is open.
    public Optional<Lesson> following() {
        return open.get().map(lesson -> course.indexOf(lesson) + 1).filter(i -> i > 0 && i < course.size()).map(course::get);
    }

    /// Opens the first lesson.
    public void openFirst() {
        lessons.stream().findFirst().ifPresent(lesson -> open(lesson.id()));
    }

    /// Opens the lesson `id` where the learner left it.
    public void open(String id) {
        lessons.stream().filter(l -> l.id().equals(id)).findFirst().ifPresent(this::open);
    }

    /// Opens the lesson that is called `id` for somebody who is at work on something else, which comes back when the lesson is closed, unless something else was opened meanwhile.
    ///
    /// @param work brings it back
    public void visit(String id, Runnable work) {
        boolean atWork = !machine.isBusyOrHere();
        open(id);
        if (atWork && open.get().filter(lesson -> lesson.id().equals(id)).isPresent()) {
            back = Optional.of(work);
            promised = true;
        }
    }

    /// Opens `lesson`, which need not be of the course, where the learner left it.
    public void open(Lesson lesson) {
        open(lessons, lesson);
    }

    /// Opens `lesson`, which is one of `among`, where the learner left it; the lessons after it are those of `among`.
    public void open(List<Lesson> among, Lesson lesson) {
        back = back.filter(_ -> machine.isBusyOrHere());
        if (lesson.kind() == Lesson.Kind.EXAM && examiner.isPresent()) {
            examiner.get().accept(lesson);
            return;
        }
        practise(among, lesson);
    }

    /// Opens `lesson` as [#open] does, and an exam as any other lesson.
    public void practise(List<Lesson> among, Lesson lesson) {
        if (!mayLeaveFor(lesson)) {
            return;
        }
        course = List.copyOf(among);
        draft.set(Optional.empty());
        open(lesson, stop(lesson));
    }

    /// Opens `lesson`, which need not be of the course, at the step `index`.
    public void open(Lesson lesson, int index) {
        if (!mayLeaveFor(lesson)) {
            return;
        }
        draft.set(Optional.empty());
        workspace.dismissNotice();
        show(lesson, Math.clamp(index, 0, lesson.steps().size() - 1));
    }

    /// Shows what `before` showed, in the words of these lessons; what is open in the workspace stays as it is.
    public void goOnFrom(LessonViewModel before) {
        before.shown.get().ifPresent(was -> {
            Optional<Lesson> same = lessons.stream().filter(l -> before.sat.isEmpty() && before.lessons.contains(was.lesson()) && l.id().equals(was.lesson().id()) && l.steps().size() == was.lesson().steps().size()).findFirst();
            Lesson lesson = same.orElse(was.lesson());
            course = same.isPresent() ? lessons : before.course;
            draft.set(before.draft.get());
            sat = before.sat;
            trial = before.trial;
            // Whoever was waiting for the check is gone.
            StepProgress progress = was.progress().trial() instanceof Trial.Running ? was.progress().with(new Trial.None()) : was.progress();
            Shown now = was.with(progress).in(lesson);
            machine.goOnFrom(before.machine, setup(now));
            proofWaits = before.proofWaits;
            shown.set(Optional.of(now));
            open.set(Optional.of(lesson));
            keepSecret();
        });
    }

    /// Closes the lesson; what is open in the workspace stays.
    public void close() {
        if (shown.get().map(Shown::lesson).filter(lesson -> !mayLeaveFor(lesson)).isPresent()) {
            return;
        }
        Optional<Runnable> work = back.filter(_ -> machine.isBusyOrHere());
        back = Optional.empty();
        promised = false;
        machine.leave();
        draft.set(Optional.empty());
        shown.set(Optional.empty());
        open.set(Optional.empty());
        keepSecret();
        work.ifPresent(Runnable::run);
    }

    /// Goes on: to the next step, after the last one to the next lesson, and after that one closes.
    public void next() {
        shown.get().filter(Shown::mayGoOn).ifPresent(now -> {
            if (!now.isLast()) {
                show(now.lesson(), now.index() + 1);
            } else if (!now.isSilent()) {
                following().ifPresentOrElse(lesson -> open(course, lesson), this::close);
            }
        });
    }

    /// Goes back a step.
    public void previous() {
        shown.get().filter(now -> now.index() > 0).ifPresent(now -> show(now.lesson(), now.index() - 1));
    }

    /// Takes the learner's bet.
    public void answer(String text) {
        shown.get().ifPresent(now -> {
            if (now.isSilent()) {
                change(p -> p.with(text.isBlank() ? new Bet.Open() : new Bet.Given(text)));
            } else if (now.step() instanceof Step.Predict predict && !now.progress().bet().isSettled()) {
                Verdict verdict = Verdict.of(predict.question(), text);
                change(p -> p.with(new Bet.Placed(text, verdict)));
                if (verdict instanceof Verdict.Right) {
                    change(p -> p.andDone(doneIn(TaskList.of(predict.tasks()).answered())));
                }
            }
        });
    }

    /// Gives the answer away; a task that waits for it is done then.
    public void showAnswer() {
        shown.get().filter(now -> !now.isSilent() && !now.progress().bet().isSettled()).ifPresent(now ->
                change(p -> p.with(new Bet.Shown()).andDone(doneIn(TaskList.of(now.step().tasks()).answered()))));
    }

    /// Takes a choice of a quiz.
    public void choose(int choice) {
        boolean silent = shown.get().filter(Shown::isSilent).isPresent();
        change(p -> silent ? p.withOnly(choice) : p.andTried(choice));
    }

    /// Opens one more hint.
    public void hint() {
        shown.get().filter(now -> !now.isSilent()).ifPresent(now -> {
            if (now.step() instanceof Step.Exercise exercise) {
                change(p -> p.withHints(Math.min(exercise.hints().size(), p.hints() + 1)));
            }
        });
    }

    /// Makes the program of an exercise from parts: words for its gaps, or its pieces in an order, by their index.
    public void make(List<String> parts) {
        shown.get().filter(now -> now.manner() != Manner.LOOK).ifPresent(now -> {
            if (now.step() instanceof Step.Exercise exercise) {
                Optional<String> text = switch (exercise.work()) {
                    case Work.Typed() -> Optional.empty();
                    case Work.Blanks blanks -> Optional.of(blanks.compose(parts));
                    case Work.Order order -> Optional.of(order.compose(parts.stream().map(Integer::valueOf).toList()));
                };
                change(p -> p.withParts(parts));
                text.ifPresent(t -> machine.set(exercise.start(), t));
            }
        });
    }

    /// Puts the worked solution into the editor.
    public void showSolution() {
        shown.get().filter(now -> !now.isSilent()).ifPresent(now -> {
            if (now.step() instanceof Step.Exercise exercise) {
                // Gaps and lines show the same as the editor.
                List<String> parts = exercise.work().partsOf(exercise.solution().text());
                if (!parts.isEmpty()) {
                    change(p -> p.withParts(parts));
                }
                machine.set(exercise.start(), exercise.solution().text());
            }
        });
    }

    /// The pane of the machine that the step speaks of.
    public Optional<Setup.Pane> pane() {
        return shown.get().map(Shown::step).flatMap(SpokenPane::of);
    }

    /// Brings the machine into the state that the step began with; an exercise loses the learner's text.
    public void reset() {
        change(p -> p.withText(Optional.empty()).withParts(List.of()).with(new Trial.None()));
        shown.get().ifPresent(now -> setup(now).ifPresent(setup -> machine.set(setup, now.manner() == Manner.LOOK ? now.progress().text().orElseGet(() -> now.start(setup)) : now.start(setup))));
    }

    /// Checks the program in the editor against what the exercise asks for.
    public void check() {
        shown.get().filter(now -> now.step() instanceof Step.Exercise && !now.isSilent()).ifPresent(now -> {
            checks++;
            change(p -> p.with(new Trial.Running(checks)));
            if (workspace.work().get().isPresent()) {
                checkWaits = true;
            } else {
                judge();
            }
        });
    }

    private void judge() {
        checkWaits = false;
        shown.get().ifPresent(now -> {
            if (now.step() instanceof Step.Exercise exercise && now.progress().trial() instanceof Trial.Running running) {
                machine.text().ifPresentOrElse(text -> judge(now, exercise, running, text), () -> change(p -> p.with(new Trial.Elsewhere())));
            }
        });
    }

    private void judge(Shown now, Step.Exercise exercise, Trial.Running running, String text) {
        int open = exercise.work() instanceof Work.Blanks blanks ? blanks.openIn(text) : 0;
        if (open > 0) {
            change(p -> p.with(new Trial.Unfilled(open)));
            return;
        }
        background.execute(() -> {
            Outcome outcome = Checker.check(exercise, text);
            userInterface.execute(() -> judged(place(now), exercise, running, outcome));
        });
    }

    private void judged(Place place, Step.Exercise exercise, Trial.Running running, Outcome outcome) {
        change(place, p -> {
            if (!p.trial().equals(running)) {
                return p;
            }
            StepProgress judged = p.with(new Trial.Judged(outcome));
            // The check looks at the tasks too.
            return outcome.passed() ? judged.andDone(IntStream.range(0, exercise.tasks().size()).boxed().collect(Collectors.toSet())) : judged;
        });
    }

    private void show(Lesson lesson, int index) {
        memory().stopAt(lesson, index);
        Shown next = new Shown(lesson, index, remembered(new Place(lesson, index)), sat.map(Sat::manner).orElse(Manner.LESSON));
        shown.set(Optional.of(next));
        open.set(Optional.of(lesson));
        noteEnd(next);
        if (next.step() instanceof Step.Fix && lesson.steps().subList(index + 1, lesson.steps().size()).stream().noneMatch(Step.Fix.class::isInstance)) {
            told.add(lesson.id());
        }
        proofWaits = next.step() instanceof Step.Fix;
        workspace.verifier().mode().set(next.step() instanceof Step.Rejection || next.step() instanceof Step.Fix ? Mode.VERIFY : Mode.RUN);
        setup(next).ifPresent(setup -> {
            if (next.step().setup().isEmpty() && machine.isSet(setup)) {
                machine.look();
            } else {
                machine.set(setup, next.progress().text().orElseGet(() -> next.start(setup)));
            }
        });
        keepSecret();
        if (workspace.work().get().isEmpty()) {
            lookAtProof();
        }
    }

    /// The machine that a step needs: its own, or the nearest one before.
    private static Optional<Setup> setup(Shown now) {
        return now.lesson().steps().subList(0, now.index() + 1).reversed().stream().flatMap(step -> step.setup().stream()).findFirst();
    }

    private void walked(StepMachine.Walk walk) {
        Privilege privilege = workspace.session().get().setup().privilege();
        shown.get().filter(now -> !now.isSilent() && now.progress().done().size() < now.step().tasks().size()).ifPresent(now -> background.execute(() -> {
            Set<Integer> done = doneIn(TaskList.of(now.step().tasks()).moved(walk.timeline(), walk.from(), walk.to(), privilege));
            if (!done.isEmpty()) {
                userInterface.execute(() -> change(place(now), p -> p.andDone(done)));
            }
        }));
    }

    private void typed(String text) {
        // News is taken away by what is opened, so that it waits for that.
        if (promised) {
            promised = false;
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("lesson.visited")));
        }
        shown.get().ifPresent(now -> {
            if (now.step() instanceof Step.Exercise exercise) {
                change(p -> p.withText(Optional.of(text).filter(t -> !t.equals(now.start(exercise.start())))));
            }
        });
    }

    /// Where the step tells of a proof, the verifier is looked at in that moment, once.
    private void lookAtProof() {
        if (!proofWaits || !machine.isBusyOrHere()) {
            return;
        }
        shown.get().map(Shown::step).ifPresent(step -> workspace.verifier().verification().get().ifPresent(judged -> {
            if (step instanceof Step.Fix fix) {
                proofWaits = false;
                // Behind the look that follows the run.
                judged.report().exploration().at(fix.slot()).stream().findFirst().ifPresent(visit -> workspace.ask(() -> visit, workspace.verifier()::lookAt));
            }
        }));
    }

    /// While a bet is open, nothing on the screen tells the answer. In an exam every bet is open to its end, whatever else is put into the editor meanwhile.
    private void keepSecret() {
        boolean silent = shown.get().filter(now -> now.isSilent() && isOfABet(now)).isPresent();
        boolean asked = shown.get().filter(now -> !now.isSilent() && now.step() instanceof Step.Predict && !now.mayGoOn()).isPresent();
        boolean guessing = shown.get().filter(now -> !now.isSilent() && now.step() instanceof Step.Predict && !now.progress().bet().isSettled()).isPresent();
        workspace.holdHints(guessing && machine.isBusyOrHere());
        workspace.withhold(silent || asked && machine.isBusyOrHere());
        workspace.holdFixes(shown.get().filter(now -> machine.isBusyOrHere() && !now.isSilent()).flatMap(this::untilFixes));
    }

    /// When fixes are offered, where the learner is to find out how the program is repaired: in an exercise, and where a story shows the rejection.
    private Optional<String> untilFixes(Shown now) {
        return switch (now.step()) {
            case Step.Exercise exercise -> Optional.of(Text.of("lesson.fixes.held")).filter(words -> !now.progress().isFree(exercise));
            case Step.Rejection _, Step.Fix _ -> untilStoryIsTold(now);
            case Step.Read _, Step.Predict _, Step.Quiz _ -> Optional.empty();
        };
    }

    private Optional<String> untilStoryIsTold(Shown now) {
        List<Step> steps = now.lesson().steps();
        if (steps.stream().anyMatch(Step.Exercise.class::isInstance)) {
            return Optional.of(Text.of("lesson.fixes.held.story")).filter(words -> IntStream.range(0, steps.size())
                    .anyMatch(i -> steps.get(i) instanceof Step.Exercise exercise && !remembered(new Place(now.lesson(), i)).isFree(exercise)));
        }
        boolean tells = steps.subList(now.index(), steps.size()).stream().anyMatch(Step.Fix.class::isInstance);
        return Optional.of(Text.of("lesson.fixes.held.told")).filter(words -> tells && !told.contains(now.lesson().id()));
    }

    /// Whether the machine that is shown is that of a bet: steps without one of their own show that of a step before.
    private static boolean isOfABet(Shown now) {
        return now.lesson().steps().subList(0, now.index() + 1).reversed().stream().filter(step -> step.setup().isPresent()).findFirst().filter(Step.Predict.class::isInstance).isPresent();
    }

    private static Set<Integer> doneIn(TaskList list) {
        return IntStream.range(0, list.tasks().size()).filter(list::isDone).boxed().collect(Collectors.toSet());
    }

    private static Place place(Shown now) {
        return new Place(now.lesson(), now.index());
    }

    private void change(UnaryOperator<StepProgress> how) {
        shown.get().ifPresent(now -> change(place(now), how));
    }

    private void change(Place place, UnaryOperator<StepProgress> how) {
        if (sat.filter(s -> s.manner() == Manner.LOOK).isPresent()) {
            return;
        }
        // What the screen shows is the newest: a memory may know less of it than there is.
        Optional<Shown> here = shown.get().filter(now -> now.lesson().id().equals(place.lesson().id()) && now.index() == place.index());
        StepProgress changed = how.apply(here.map(Shown::progress).orElseGet(() -> remembered(place)));
        memory().record(place.lesson(), place.index(), changed);
        here.map(now -> now.with(changed)).ifPresent(now -> {
            shown.set(Optional.of(now));
            noteEnd(now);
        });
        keepSecret();
    }

    private StepProgress remembered(Place place) {
        return memory().progress(place.lesson(), place.index());
    }

    private int stop(Lesson lesson) {
        return Math.clamp(memory().stop(lesson), 0, lesson.steps().size() - 1);
    }

    private void noteEnd(Shown now) {
        if (now.isLast() && now.isComplete()) {
            memory().finish(now.lesson());
        }
    }
}
