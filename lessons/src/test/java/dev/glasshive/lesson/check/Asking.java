package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Step;
import java.util.Locale;
import java.util.Optional;

/// What a step asks of a learner about the verifier, in one line; nothing where it only tells, or asks for what no verifier can check.
///
/// `bet type: pkt_end`, `bet rejected: R2 !read_ok`, `bet accepted`, `bet processed: 23`, `message: ...` of a refused program,
/// `repair: ...` where a program with this message becomes one that is accepted, `refuse: ...` where one is made that is rejected, and `make: accepted`.
final class Asking {
    private Asking() {}

    static Optional<String> of(Step step) {
        return switch (step) {
            case Step.Read _, Step.Fix _, Step.Quiz _ -> Optional.empty();
            case Step.Rejection rejection -> verdict(rejection.start().program(), rejection.start()).filter(said -> said.startsWith("rejected")).map(said -> "message" + said.substring("rejected".length()));
            case Step.Predict predict -> bet(predict);
            case Step.Exercise exercise -> exercise.checks().stream().flatMap(check -> check instanceof Check.Verified(var goal) ? Optional.of(goal).stream() : Optional.<Check.VerifierGoal>empty().stream())
                    .findFirst().flatMap(goal -> exercise(exercise, goal));
        };
    }

    private static Optional<String> bet(Step.Predict predict) {
        Question question = predict.question();
        return switch (question.subject()) {
            case Question.Known known -> Optional.of("bet " + known.facet().noun() + ": " + question.accepted().getFirst());
            case Question.Processed() -> Optional.of("bet processed: " + question.accepted().getFirst());
            case Question.Acceptance() -> predict.setup().flatMap(setup -> verdict(setup.program(), setup)).map(said -> "bet " + said);
            case Question.Value _, Question.NextInstruction _, Question.Branch _, Question.Encoded _, Question.Emitted _, Question.Said _ -> Optional.empty();
        };
    }

    private static Optional<String> exercise(Step.Exercise exercise, Check.VerifierGoal goal) {
        Optional<String> first = verdict(exercise.start().program(), exercise.start()).filter(said -> said.startsWith("rejected: "));
        Optional<String> last = verdict(exercise.solution(), exercise.start());
        return switch (goal) {
            case Check.Rejects _ -> last.map(said -> said.replaceFirst("rejected", "refuse"));
            case Check.Accepts _ -> last.filter("accepted"::equals).map(said -> exercise.form() == Step.Form.REPAIR && first.isPresent()
                    ? first.orElseThrow().replaceFirst("rejected", "repair") : exercise.form().name().toLowerCase(Locale.ROOT) + ": accepted");
            case Check.Knows _, Check.Processes _ -> Optional.empty();
        };
    }

    /// What the verifier says to `program`: `accepted`, or `rejected` and its message.
    private static Optional<String> verdict(ProgramText program, Setup setup) {
        Machine machine = setup.machine();
        Inputs inputs = setup.inputs();
        return Attempt.of(program, inputs, machine) instanceof Attempt.Ran ran ? new Evaluation(ran).judgement().map(Judgement::words) : Optional.empty();
    }
}
