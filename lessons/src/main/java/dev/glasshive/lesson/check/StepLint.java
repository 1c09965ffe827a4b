package dev.glasshive.lesson.check;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.Work;
import dev.glasshive.lesson.markdown.Places;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Plays one step of a lesson and says what does not fit together.
final class StepLint {
    private final Step step;
    private final Lesson.Kind kind;
    private final Places places;
    private final String file;
    private final List<LessonProblem> problems = new ArrayList<>();
    private final Optional<Attempt.Ran> machine;

    /// @param before the machine that the step before left
    /// @param file where problems are whose place nobody knows
    StepLint(Step step, Optional<Attempt.Ran> before, Lesson.Kind kind, Places places, String file) {
        this.step = step;
        this.kind = kind;
        this.places = places;
        this.file = file;
        this.machine = step.setup().isPresent() ? step.setup().flatMap(this::set) : before;
        pointers(step.prose());
        step.tasks().forEach(task -> pointers(task.text()));
        switch (step) {
            case Step.Read read -> tasks(read.tasks(), machine);
            case Step.Predict predict -> predict(predict);
            case Step.Exercise exercise -> exercise(exercise);
            case Step.Rejection rejection -> rejection(rejection);
            case Step.Fix fix -> fix(fix);
            case Step.Quiz quiz -> {
                tasks(quiz.tasks(), machine);
                pointers(quiz.question());
                quiz.choices().stream().map(Choice::text).forEach(this::pointers);
            }
        }
    }

    List<LessonProblem> problems() {
        return problems;
    }

    /// @param owner what was read, and the key of the value in it that is at fault
    private void add(Object owner, String key, String message) {
        problems.add(places.problem(owner, key, message).or(() -> places.problem(step, "", message)).orElseGet(() -> new LessonProblem(file, 1, 1, message)));
    }

    /// The machine that the next step finds.
    Optional<Attempt.Ran> machine() {
        return machine;
    }

    private Optional<Attempt.Ran> set(Setup setup) {
        Optional<Attempt.Ran> ran = run(setup.program(), setup);
        // Gaps are no words of a program, and a verifier's exercise may begin with one that no machine takes.
        if (ran.isEmpty() && !(step instanceof Step.Exercise exercise && exercise.work() instanceof Work.Blanks)) {
            add(setup, "program", why(Attempt.of(setup.program(), setup.inputs(), setup.machine()), setup.program()));
        }
        if (ran.isPresent() && setup.at().isPresent() && setup.at().get().first(ran.get().timeline()).isEmpty()) {
            add(setup, "at", "the machine never comes to " + setup.at().get() + "; name a moment that " + setup.program().file() + " reaches");
        }
        return ran;
    }

    private Optional<Attempt.Ran> run(ProgramText program, Setup setup) {
        return Attempt.of(program, setup.inputs(), setup.machine()) instanceof Attempt.Ran ran ? Optional.of(ran) : Optional.empty();
    }

    private static String why(Attempt attempt, ProgramText program) {
        return switch (attempt) {
            case Attempt.Unassembled(List<Diagnostic> diagnostics) -> program.file() + ":" + diagnostics.getFirst();
            case Attempt.Misplaced(String message) -> message;
            case Attempt.Ran _ -> program.file() + " runs";
        };
    }

    private void pointers(Prose prose) {
        spots(prose).forEach(pointer -> {
            Spot spot = pointer.spot();
            boolean there = switch (spot) {
                case Spot.RegisterSpot _, Spot.StackSpot _, Spot.PacketSpot _, Spot.PaneSpot _ -> true;
                case Spot.EntrySpot(String map, Data key) -> hasMap(map);
                case Spot.MapSpot(String name) -> hasMap(name);
                case Spot.InstructionSpot(int slot) -> machine.isEmpty() || machine.get().program().code().startsAt(slot);
            };
            if (!there) {
                add(pointer, "", "{" + spot + "} points to nothing in this step's program; correct it, or add a state block");
            }
        });
    }

    private boolean hasMap(String name) {
        return machine.isEmpty() || machine.get().timeline().scenario().set().mapIndex(name) >= 0;
    }

    private static Stream<Prose.Pointer> spots(Prose prose) {
        return prose.blocks().stream().flatMap(block -> switch (block) {
            case Prose.Paragraph(List<Prose.Inline> content) -> content.stream();
            case Prose.Items(Prose.Marks marks, List<List<Prose.Inline>> items) -> items.stream().flatMap(List::stream);
            case Prose.CodeBlock _ -> Stream.<Prose.Inline>empty();
        }).flatMap(inline -> switch (inline) {
            case Prose.Pointer pointer -> Stream.of(pointer);
            case Prose.Strong(List<Prose.Inline> content) -> spots(new Prose(List.of(new Prose.Paragraph(content))));
            case Prose.Emphasis(List<Prose.Inline> content) -> spots(new Prose(List.of(new Prose.Paragraph(content))));
            case Prose.Link(List<Prose.Inline> content, String url) -> spots(new Prose(List.of(new Prose.Paragraph(content))));
            case Prose.Words _, Prose.Code _, Prose.Cite _ -> Stream.empty();
        });
    }

    /// Tasks can be done on the program of `ran`.
    private void tasks(List<Task> tasks, Optional<Attempt.Ran> ran) {
        if (ran.isEmpty()) {
            if (!tasks.isEmpty()) {
                add(tasks.getFirst(), "", "there is no machine to do a task on; add a state block to this step or one before");
            }
            return;
        }
        Timeline timeline = ran.get().timeline();
        TaskList done = TaskList.of(tasks).answered().moved(timeline, 0, timeline.length(), ran.get().machine().privilege());
        for (int i = 0; i < tasks.size(); i++) {
            if (!done.isDone(i)) {
                add(tasks.get(i), "", "the task '" + tasks.get(i).text().plain() + "' does not tick when everything has run" + difference(tasks.get(i).check(), ran.get()));
            }
            if (tasks.get(i).check() instanceof Check.Answered && !(step instanceof Step.Predict)) {
                add(tasks.get(i), "", "the task '" + tasks.get(i).text().plain() + "' waits for an answer, but this step asks nothing; give it another check");
            }
        }
    }

    private static String difference(Check check, Attempt.Ran ran) {
        Evaluation evaluation = new Evaluation(ran);
        List<Difference> differences = switch (check) {
            case Check.State state -> evaluation.state(state, 0, ran.timeline().length());
            case Check.Run(Check.RunGoal goal) -> evaluation.run(goal, Optional.empty());
            case Check.Uses(Check.CodeGoal goal) -> evaluation.uses(goal);
            case Check.Verified(Check.VerifierGoal goal) -> evaluation.verified(goal);
            case Check.On _, Check.Answered _ -> List.of();
        };
        return differences.isEmpty() ? "; 'same as solution' is for checks, so use another check" : ": " + differences.getFirst().message();
    }

    private void predict(Step.Predict predict) {
        pointers(predict.question().ask());
        tasks(predict.tasks(), machine);
        Question question = predict.question();
        if (machine.isEmpty() || predict.setup().isEmpty()) {
            add(question, "of", "a prediction needs a machine of its own; add a state block with program: and at: insn ...");
            return;
        }
        Truth truth = new Truth(question, predict.setup().get(), machine.get());
        Optional<String> obstacle = truth.obstacle();
        if (obstacle.isPresent()) {
            add(question, "of", obstacle.get());
            return;
        }
        for (int i = 0; i < question.accepted().size(); i++) {
            Data answer = question.accepted().get(i);
            String key = Places.answer(i);
            truth.difference(answer).ifPresent(d -> add(question, key, "the answer " + answer + " is not what the machine says: " + d.message()));
        }
        Set<Data> heard = new HashSet<>();
        for (Question.WrongAnswer wrong : question.wrong()) {
            pointers(wrong.reason().text());
            if (!heard.add(wrong.answer())) {
                add(wrong, "answer", "the wrong answer " + wrong.answer() + " stands above already, so nobody reads this reason; take one of them out");
            }
            if (truth.difference(wrong.answer()).isEmpty()) {
                add(wrong, "answer", "the wrong answer " + wrong.answer() + " is what the machine says; move it to answers");
            }
        }
    }

    private void rejection(Step.Rejection rejection) {
        tasks(rejection.tasks(), machine);
        machine.ifPresent(ran -> {
            new Evaluation(ran).verified(new Check.Rejects(rejection.message())).forEach(d -> add(rejection, "message", "the rejection is another: " + d.message()));
            int told = rejection.slot().orElse(-1);
            int slot = new Evaluation(ran).judgement().map(Judgement::slot).orElse(told);
            if (slot != told) {
                add(rejection, "at", slot < 0 ? "the verifier names no instruction here; leave at: out" : "the verifier stops at insn " + slot + "; write at: insn " + slot);
            }
        });
    }

    private void fix(Step.Fix fix) {
        tasks(fix.tasks(), machine);
        pointers(fix.when());
        machine.ifPresent(ran -> {
            Evaluation evaluation = new Evaluation(ran);
            evaluation.verified(new Check.Accepts()).forEach(d -> add(fix.start(), "program", "the fix is no fix: " + d.message()));
            evaluation.verified(new Check.Knows(fix.slot(), fix.proof())).forEach(d -> add(fix, "proof", "the proof is another: " + d.message()));
        });
    }

    private void exercise(Step.Exercise exercise) {
        Outcome solution = Checker.check(exercise, exercise.solution().text());
        if (!solution.passed()) {
            add(exercise, "solution", "the solution " + exercise.solution().file() + " does not pass: " + first(solution));
        }
        if (Checker.check(exercise, exercise.start().program().text()).passed()) {
            add(exercise.start(), "program", "the program to start from, " + exercise.start().program().file() + ", passes already; leave something to do");
        }
        if (exercise.hints().isEmpty() && kind != Lesson.Kind.EXAM) {
            add(exercise, "", "there is no hint; add at least one under hints");
        }
        if (exercise.work() instanceof Work.Order order && !order.canMake(exercise.solution().text())) {
            add(exercise, "solution", "the solution " + exercise.solution().file() + " cannot be made from the pieces; they are the lines of " + exercise.start().program().file() + " and those under extra");
        }
        for (Mistake mistake : exercise.mistakes()) {
            Outcome outcome = Checker.check(exercise, mistake.program().text());
            if (outcome.passed()) {
                add(mistake, "", "the mistake " + mistake.program().file() + " passes; add a check or an input that refuses it");
            } else if (!outcome.reasons().equals(List.of(mistake.reason()))) {
                add(mistake, "", "the mistake " + mistake.program().file() + " gets " + outcome.reasons().size() + " reasons instead of its own; another mistake behaves the same");
            }
        }
    }

    private static String first(Outcome outcome) {
        return outcome.diagnostics().isEmpty() ? outcome.differences().getFirst().message() : outcome.diagnostics().getFirst().toString();
    }
}
