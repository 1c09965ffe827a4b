package dev.glasshive.lesson.check;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Fact;
import dev.glasshive.lesson.InstructionPattern;
import dev.glasshive.lesson.Knowledge;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.Moment;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Looks at one recorded attempt with the eyes of a check.
final class Evaluation {
    /// An endless program has many positions; looking at more of them tells no more.
    private static final int MOST_POSITIONS = 20_000;
    private static final int MOST_DIFFERENCES = 3;

    private final Timeline timeline;
    private final Program program;
    private final Machine machine;
    private final Facts facts;

    Evaluation(Attempt.Ran ran) {
        this(ran.timeline(), ran.program(), ran.machine());
    }

    Evaluation(Timeline timeline, Program program, Machine machine) {
        this.timeline = timeline;
        this.program = program;
        this.machine = machine;
        Platform platform = timeline.scenario().platform();
        Optional<ProgramType> type = platform.programType(program.type());
        this.facts = new Facts(type);
    }

    Facts facts() {
        return facts;
    }

    /// What runs must do.
    ///
    /// @param solution the worked solution on the same inputs
    List<Difference> run(Check.RunGoal goal, Optional<Attempt.Ran> solution) {
        return switch (goal) {
            case Check.Finishes() -> traps();
            case Check.Returns(OptionalInt packet, Data r0) -> returns(packet, r0);
            case Check.Leaves(Fact fact) -> facts.difference(fact, timeline.at(timeline.length())).map(d -> d.in("after the last packet")).stream().toList();
            case Check.Sends(int packet, Bytes data) -> sends(packet, data);
            case Check.LikeSolution(var aspects) -> solution.map(s -> new Comparison(this, new Evaluation(s), aspects).differences()).orElse(List.of());
            case Check.Prints(String text) -> prints(text);
            case Check.Within(int steps) -> timeline.runs().stream().map(Timeline.Run::result).filter(result -> result.steps() > steps)
                    .map(result -> new Difference(result.input().name(), "the number of steps", "at most " + steps, Long.toString(result.steps()))).limit(MOST_DIFFERENCES).toList();
        };
    }

    private List<Difference> prints(String text) {
        List<String> printed = timeline.runs().stream().flatMap(run -> run.result().console().stream()).toList();
        return printed.stream().anyMatch(line -> line.contains(text)) ? List.of()
                : List.of(new Difference("", "what is printed", "a line with '" + text + "'", printed.isEmpty() ? "nothing" : "'" + printed.getLast() + "'"));
    }

    /// What the verifier must say.
    List<Difference> verified(Check.VerifierGoal goal) {
        Optional<Judgement> judged = judgement();
        if (judged.isEmpty()) {
            return List.of(new Difference("", "the verdict", "one of " + machine.platform().name(), "not to be had: its verifier is not here"));
        }
        Judgement judgement = judged.get();
        return switch (goal) {
            case Check.Accepts() -> judgement.accepted() ? List.of() : List.of(new Difference("", "the verdict", "accepted", judgement.words()));
            case Check.Rejects(String message) -> !judgement.accepted() && judgement.message().contains(message) ? List.of()
                    : List.of(new Difference("", "the verdict", "rejected" + (message.isEmpty() ? "" : " with '" + message + "'"), judgement.words()));
            case Check.Knows(int slot, Knowledge knowledge) -> {
                List<String> known = judgement.known(slot, knowledge.register(), knowledge.facet());
                String what = "what the verifier knows of " + knowledge.register() + " before insn " + slot;
                yield !known.isEmpty() && known.stream().allMatch(knowledge::follows) ? List.of()
                        : List.of(new Difference("", what, knowledge.value(), known.isEmpty() ? "nothing, it never comes there" : String.join(" or ", known)));
            }
            case Check.Processes(int most) -> judgement.processed() <= most ? List.of()
                    : List.of(new Difference("", "the number of instructions that the verifier looks at", "at most " + most, Integer.toString(judgement.processed())));
        };
    }

    /// What the verifier says, worked out anew at each call.
    Optional<Judgement> judgement() {
        return Judgement.of(timeline.scenario().set(), program, machine);
    }

    private List<Difference> traps() {
        return timeline.runs().stream().flatMap(run -> trap(run.result()).stream()).limit(MOST_DIFFERENCES).toList();
    }

    /// A trap as a difference from a run that ends.
    static Optional<Difference> trap(RunResult result) {
        return result.trap().map(trap -> new Difference(result.input().name(), "the end", "exit", "a trap: " + trap.message()));
    }

    private List<Difference> returns(OptionalInt packet, Data expected) {
        List<Difference> differences = new ArrayList<>();
        for (Timeline.Run run : timeline.runs()) {
            if (packet.isPresent() && run.index() + 1 != packet.getAsInt()) {
                continue;
            }
            RunResult result = run.result();
            Optional<Difference> trap = trap(result);
            if (trap.isPresent()) {
                differences.add(trap.get());
            } else if (!facts.matchesResult(expected, result.r0())) {
                differences.add(new Difference(result.input().name(), "r0", expected.toString(), facts.result(Register.R0, result.r0())));
            }
        }
        return differences.stream().limit(MOST_DIFFERENCES).toList();
    }

    private List<Difference> sends(int packet, Bytes expected) {
        return timeline.runs().stream().filter(run -> run.index() + 1 == packet && !run.result().dataOut().equals(expected))
                .map(run -> new Difference(run.result().input().name(), "the packet", Data.spaced(expected), Data.spaced(run.result().dataOut()))).toList();
    }

    /// A state that the runs must go through, looked for from position `from` to position `to`.
    List<Difference> state(Check.State check, int from, int to) {
        Optional<Difference> nearest = Optional.empty();
        int looked = 0;
        for (int position = from; position <= to && looked < MOST_POSITIONS; position++) {
            if (!check.moment().fits(timeline, position)) {
                continue;
            }
            if (check.facts().isEmpty()) {
                return List.of();
            }
            looked++;
            nearest = missing(check.facts(), timeline.at(position)).map(d -> d.in(place(check.moment())));
            if (nearest.isEmpty()) {
                return List.of();
            }
        }
        return List.of(nearest.orElseGet(() -> new Difference("", check.moment().toString(), "reached", "never reached")));
    }

    private Optional<Difference> missing(List<Fact> wanted, Snapshot snapshot) {
        return wanted.stream().flatMap(fact -> facts.difference(fact, snapshot).stream()).findFirst();
    }

    private static String place(Moment moment) {
        return switch (moment) {
            case Moment.Anywhere _ -> "the last position";
            case Moment.Before _ -> "before " + moment;
            case Moment.End _ -> "at the " + moment;
        };
    }

    /// What the code must look like.
    List<Difference> uses(Check.CodeGoal goal) {
        List<Instruction> instructions = program.code().instructions();
        return switch (goal) {
            case Check.Contains(InstructionPattern pattern) -> instructions.stream().anyMatch(i -> pattern.matches(i, machine.platform())) ? List.of()
                    : List.of(new Difference("", "the number of '" + pattern + "' instructions", "at least 1", "0"));
            case Check.Avoids(InstructionPattern pattern) -> {
                long found = instructions.stream().filter(i -> pattern.matches(i, machine.platform())).count();
                yield found == 0 ? List.of() : List.of(new Difference("", "the number of '" + pattern + "' instructions", "0", Long.toString(found)));
            }
            case Check.AtMost(int most) -> instructions.size() <= most ? List.of()
                    : List.of(new Difference("", "the number of instructions", "at most " + most, Integer.toString(instructions.size())));
        };
    }

    /// Why a run was stopped, and by which instruction.
    List<Object> cause(Timeline.Run run) {
        return run.result().trap().map(trap -> List.of(trap.cause(), timeline.instructionAt(run.last() - 1))).orElse(List.of());
    }

    Timeline timeline() {
        return timeline;
    }
}
