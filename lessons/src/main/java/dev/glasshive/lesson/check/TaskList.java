package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.Task;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Timeline;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The tasks of a step and which of them are done. Immutable: what the learner does gives a new list, and what is done stays done.
public final class TaskList {
    private final List<Task> tasks;
    private final BitSet done;

    private TaskList(List<Task> tasks, BitSet done) {
        this.tasks = tasks;
        this.done = done;
    }

    /// `tasks`, none of them done.
    public static TaskList of(List<Task> tasks) {
        return new TaskList(List.copyOf(tasks), new BitSet());
    }

    /// The tasks.
    public List<Task> tasks() {
        return tasks;
    }

    /// Whether the task at `index` is done.
    public boolean isDone(int index) {
        return done.get(index);
    }

    /// Whether all are done.
    public boolean allDone() {
        return done.cardinality() == tasks.size();
    }

    /// After the learner went from one position of `timeline` to another, perhaps in one jump: everything between counts, both ends too.
    /// Checks of whole runs hold once the learner is at the end.
    ///
    /// @param privilege of the account that loads the program
    public TaskList moved(Timeline timeline, int from, int to, Privilege privilege) {
        Optional<Program> program = timeline.scenario().set().program(timeline.scenario().program());
        if (program.isEmpty()) {
            return this;
        }
        Platform platform = timeline.scenario().platform();
        Evaluation evaluation = new Evaluation(timeline, program.get(), new Machine(platform, timeline.scenario().host(), privilege));
        return ticked(check -> holds(check, evaluation, from, to));
    }

    private static boolean holds(Check wanted, Evaluation evaluation, int from, int to) {
        Timeline timeline = evaluation.timeline();
        return switch (wanted) {
            case Check.State state -> evaluation.state(state, Math.min(from, to), Math.max(from, to)).isEmpty();
            case Check.Run(Check.RunGoal goal) -> to == timeline.length() && !(goal instanceof Check.LikeSolution) && evaluation.run(goal, Optional.empty()).isEmpty();
            case Check.Uses(Check.CodeGoal goal) -> evaluation.uses(goal).isEmpty();
            case Check.Verified(Check.VerifierGoal goal) -> evaluation.verified(goal).isEmpty();
            case Check.On(Platform other, Check check) -> other.id().equals(timeline.scenario().platform().id()) && holds(check, evaluation, from, to);
            case Check.Answered() -> false;
        };
    }

    /// After the learner answered the step's question right.
    public TaskList answered() {
        return ticked(check -> check instanceof Check.Answered);
    }

    private TaskList ticked(Predicate<Check> holds) {
        BitSet more = (BitSet) done.clone();
        for (int i = 0; i < tasks.size(); i++) {
            if (!more.get(i) && holds.test(tasks.get(i).check())) {
                more.set(i);
            }
        }
        return more.equals(done) ? this : new TaskList(tasks, more);
    }
}
