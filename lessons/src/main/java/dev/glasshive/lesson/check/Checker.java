package dev.glasshive.lesson.check;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.platform.Platform;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges programs that learners write. Every program gives an outcome, an endless one too.
public final class Checker {
    private static final Set<Check.Aspect> EVERYTHING = EnumSet.allOf(Check.Aspect.class);

    private Checker() {}

    /// How `text` does in `exercise`: on the inputs that the learner sees, then on the hidden ones.
    public static Outcome check(Step.Exercise exercise, String text) {
        return check(exercise, new Handed.Source(new ProgramText(exercise.start().program().file(), text)));
    }

    /// How `program` does in `exercise`: on the inputs that the learner sees, then on the hidden ones.
    public static Outcome check(Step.Exercise exercise, Handed program) {
        List<Inputs> all = new ArrayList<>();
        all.add(exercise.start().inputs());
        all.addAll(exercise.hidden());
        List<Difference> differences = new ArrayList<>();
        Score score = new Score();
        for (int i = 0; i < all.size(); i++) {
            switch (Attempt.of(program, all.get(i), exercise.start().machine())) {
                case Attempt.Unassembled(List<Diagnostic> diagnostics) -> {
                    return new Outcome(Outcome.Result.UNREADABLE, diagnostics, List.of(), reasons(exercise, program, all), 0);
                }
                case Attempt.Misplaced(String message) -> {
                    return new Outcome(Outcome.Result.FAILED, List.of(), List.of(new Difference("", "the program", "one that can be loaded", message)), reasons(exercise, program, all), 0);
                }
                case Attempt.Ran ran -> {
                    String place = all.get(i).capture().isEmpty() ? "" : i == 0 ? all.get(i).capture() : all.get(i).capture() + " (hidden)";
                    for (Check check : exercise.checks()) {
                        List<Difference> found = differences(check, exercise, program, ran, all.get(i), place);
                        score.count(check, found.isEmpty());
                        differences.addAll(found);
                    }
                    if (i == 0) {
                        tasks(exercise, ran, differences, score);
                    }
                }
            }
        }
        return differences.isEmpty() ? new Outcome(Outcome.Result.PASSED, List.of(), List.of(), List.of(), 1)
                : new Outcome(Outcome.Result.FAILED, List.of(), differences.stream().distinct().toList(), reasons(exercise, program, all), score.beyond(givenAway(exercise, all)));
    }

    /// What the program to start from fulfils already.
    private static Score givenAway(Step.Exercise exercise, List<Inputs> all) {
        Score score = new Score();
        Handed start = new Handed.Source(exercise.start().program());
        for (int i = 0; i < all.size(); i++) {
            if (Attempt.of(start, all.get(i), exercise.start().machine()) instanceof Attempt.Ran ran) {
                for (Check check : exercise.checks()) {
                    score.count(check, differences(check, exercise, start, ran, all.get(i), "").isEmpty());
                }
                if (i == 0) {
                    tasks(exercise, ran, new ArrayList<>(), score);
                }
            }
        }
        return score;
    }

    /// Counts what holds.
    private static final class Score {
        private int asked;
        private int held;
        private boolean acts;

        void count(Check check, boolean holds) {
            asked++;
            held += holds ? 1 : 0;
            acts |= holds && isOfBehaviour(check);
        }

        /// The share of what `start` left to do.
        double beyond(Score start) {
            return acts && held > start.held ? (double) (held - start.held) / (asked - start.held) : 0;
        }

        private static boolean isOfBehaviour(Check wanted) {
            return switch (wanted) {
                case Check.Run(Check.RunGoal goal) -> !(goal instanceof Check.Finishes);
                case Check.State _ -> true;
                case Check.Uses _, Check.Verified _, Check.Answered() -> false;
                case Check.On(Platform _, Check check) -> isOfBehaviour(check);
            };
        }
    }

    /// @param place which input, in words, or an empty string
    private static List<Difference> differences(Check wanted, Step.Exercise exercise, Handed program, Attempt.Ran ran, Inputs inputs, String place) {
        Evaluation evaluation = new Evaluation(ran);
        return switch (wanted) {
            case Check.Run(Check.RunGoal goal) -> in(place, evaluation.run(goal, solution(exercise, inputs, ran.machine())));
            case Check.State state -> in(place, evaluation.state(state, 0, ran.timeline().length()));
            case Check.Uses(Check.CodeGoal goal) -> in(place, evaluation.uses(goal));
            case Check.Verified(Check.VerifierGoal goal) -> in(place, evaluation.verified(goal));
            case Check.On(Platform other, Check check) -> (switch (Attempt.of(program, inputs, ran.machine().on(other))) {
                case Attempt.Ran there -> differences(check, exercise, program, there, inputs, place);
                case Attempt.Misplaced(String message) -> List.of(new Difference(place, "the program", "one that can be loaded", message));
                case Attempt.Unassembled(List<Diagnostic> diagnostics) -> List.of(new Difference(place, "the program", "one that assembles", diagnostics.getFirst().message()));
            }).stream().map(d -> d.on(other.name())).toList();
            case Check.Answered() -> List.of();
        };
    }

    private static List<Difference> in(String place, List<Difference> differences) {
        return differences.stream().map(d -> d.in(place)).toList();
    }

    private static Optional<Attempt.Ran> solution(Step.Exercise exercise, Inputs inputs, Machine machine) {
        return Attempt.of(exercise.solution(), inputs, machine) instanceof Attempt.Ran ran ? Optional.of(ran) : Optional.empty();
    }

    private static void tasks(Step.Exercise exercise, Attempt.Ran ran, List<Difference> differences, Score score) {
        TaskList done = TaskList.of(exercise.tasks()).moved(ran.timeline(), 0, ran.timeline().length(), ran.machine().privilege());
        for (int i = 0; i < exercise.tasks().size(); i++) {
            Task task = exercise.tasks().get(i);
            if (task.check() instanceof Check.Answered) {
                continue;
            }
            score.count(task.check(), done.isDone(i));
            if (!done.isDone(i)) {
                differences.add(new Difference("", "the task '" + task.text().plain() + "'", "done", "open"));
            }
        }
    }

    /// The reason of the mistake that is this very program, or the reasons of those that do on every input what `program` does.
    private static List<Reason> reasons(Step.Exercise exercise, Handed program, List<Inputs> all) {
        Optional<Mistake> same = exercise.mistakes().stream().filter(mistake -> program.is(mistake.program())).findFirst();
        if (same.isPresent()) {
            return List.of(same.get().reason());
        }
        return exercise.mistakes().stream().filter(mistake -> all.stream().allMatch(inputs -> alike(mistake, program, inputs, exercise))).map(Mistake::reason).toList();
    }

    private static boolean alike(Mistake mistake, Handed program, Inputs inputs, Step.Exercise exercise) {
        Attempt ours = Attempt.of(program, inputs, exercise.start().machine());
        Attempt theirs = Attempt.of(mistake.program(), inputs, exercise.start().machine());
        if (ours instanceof Attempt.Unassembled(List<Diagnostic> found) && theirs instanceof Attempt.Unassembled(List<Diagnostic> known)) {
            return found.getFirst().message().equals(known.getFirst().message());
        }
        if (!(ours instanceof Attempt.Ran us && theirs instanceof Attempt.Ran them)) {
            return false;
        }
        Comparison comparison = new Comparison(new Evaluation(us), new Evaluation(them), EVERYTHING);
        return comparison.sameTraps() && comparison.differences().isEmpty() && (!asksTheVerifier(exercise) || message(us).equals(message(them)));
    }

    private static boolean asksTheVerifier(Step.Exercise exercise) {
        return exercise.checks().stream().anyMatch(Check.Verified.class::isInstance);
    }

    private static String message(Attempt.Ran ran) {
        return new Evaluation(ran).judgement().map(Judgement::message).orElse("");
    }
}
