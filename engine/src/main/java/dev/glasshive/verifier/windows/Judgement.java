package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// From a control-flow graph to a report.
final class Judgement {
    private final Subject subject;
    private final ControlFlow flow;
    private final Wording wording;
    private final Options options;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Label, Integer> functions = new HashMap<>();

    Judgement(Subject subject, ControlFlow flow, Wording wording, Options options) {
        this.subject = subject;
        this.flow = flow;
        this.wording = wording;
        this.options = options;
        Map<Label, Integer> calls = new HashMap<>();
        for (ControlFlow.Place place : flow.places()) {
            if (place.action() instanceof Action.Enter(int callee)) {
                calls.put(place.label(), callee);
            }
        }
        List<Integer> entries = List.copyOf(new TreeSet<>(calls.values()));
        calls.forEach((call, callee) -> functions.put(call, 1 + entries.indexOf(callee)));
    }

    /// Something that could not be proven.
    private record Fault(ControlFlow.Place place, Check check, String message) {
        /// The message without the place.
        String problem() {
            return message.substring(place.label().toString().length() + 2);
        }
    }

    VerifierReport judge(IntPredicate goesOn) {
        Recorder recorder = new Recorder(options.mostVisits(), this::function);
        Analysis analysis;
        try {
            analysis = new Analysis(subject, flow, recorder, goesOn);
            analysis.run();
        } catch (Analysis.Exhausted exhausted) {
            return tooMuch(recorder, exhausted);
        }
        List<Integer> order = order(analysis.order().parts());
        order.forEach(place -> check(analysis, place));
        Set<Integer> refused = new HashSet<>();
        faults.forEach(fault -> refused.add(fault.place.number()));
        Exploration exploration = options.mostVisits() == 0 ? Exploration.NONE : Explorations.of(flow, analysis, order, refused, this::function, options.mostVisits());
        Fixpoint fixpoint = recorder.fixpoint(faults.stream().map(fault -> new Fixpoint.Finding(Recorder.spot(fault.place.label()), fault.check.text(), fault.message)).toList());
        String log = new Log(flow, analysis, wording, options).text(order, faults.stream().map(Fault::message).toList(), subject.candidate().source());
        Verdict verdict = faults.isEmpty() ? new Verdict.Accepted() : new Verdict.Rejected(rejection(faults.getFirst(), analysis, order, exploration));
        return new VerifierReport(verdict, log, analysis.processed(), exploration, Optional.of(fixpoint));
    }

    /// Loops in loops are gone around so often that nobody waits for the end.
    private VerifierReport tooMuch(Recorder recorder, Analysis.Exhausted exhausted) {
        String message = "0: Too many instructions (" + exhausted.getMessage() + ")";
        Rejection rejection = new Rejections(subject.candidate(), subject.platform(), wording::of).ofCode(0, message);
        String log = options.printsPaths() ? message + "\n" : "";
        return new VerifierReport(new Verdict.Rejected(rejection), log, Analysis.MOST_STEPS, Exploration.NONE, Optional.of(recorder.fixpoint(List.of())));
    }

    /// The number of the function that the last call of `label` leads to, in the order of the code; the first is 0.
    private int function(Label label) {
        return functions.getOrDefault(new Label(label.calls().subList(0, label.depth() - 1), label.calls().getLast(), Label.NOWHERE), 0);
    }

    private static List<Integer> order(List<Order.Part> parts) {
        List<Integer> order = new ArrayList<>();
        for (Order.Part part : parts) {
            switch (part) {
                case Order.Single(int place) -> order.add(place);
                case Order.Loop(int head, List<Order.Part> body) -> {
                    order.add(head);
                    order.addAll(order(body));
                }
            }
        }
        return order;
    }

    private void check(Analysis analysis, int number) {
        ControlFlow.Place place = flow.places().get(number);
        Invariant state = analysis.before(number);
        if (state == null) {
            return;
        }
        if (!analysis.rounds(number).isEmpty() && analysis.rounds(number).hi() >= Checker.MOST_ROUNDS) {
            fault(place, new Check.BoundedLoopCount(place.label(), Checker.MOST_ROUNDS), "Loop counter is too large");
        }
        Set<Integer> ill = new HashSet<>();
        for (Check check : Checks.of(subject, place)) {
            int register = check.register().map(Enum::ordinal).orElse(-1);
            // What has the wrong type is not looked at any closer.
            if (ill.contains(register)) {
                continue;
            }
            for (String problem : Checker.faults(subject, check, state, place.depth())) {
                ill.add(register);
                fault(place, check, problem);
            }
        }
    }

    private void fault(ControlFlow.Place place, Check check, String problem) {
        faults.add(new Fault(place, check, place.label() + ": " + problem + " (" + check.text() + ")"));
    }

    private Rejection rejection(Fault first, Analysis analysis, List<Integer> order, Exploration exploration) {
        Invariant state = Objects.requireNonNull(analysis.before(first.place.number()), "what is at fault is reached");
        Slice slice = new Slice(subject, flow, analysis, order, this::function);
        Set<Holder> holders = first.check instanceof Check.BoundedLoopCount ? Culprits.ofLoop(slice.exits(first.place.number()), state, first.place.depth())
                : Culprits.of(subject, first.check, first.problem(), state, first.place.depth());
        Slice.Found found = slice.of(first.place, first.check, exploration.visits(), indices(analysis, order));
        AbstractState known = Picture.of(state, first.place.label(), this::function);
        return new Rejections(subject.candidate(), subject.platform(), wording::of).of(first.message, first.place.label(), known, holders, found);
    }

    /// The visit of each place, as explorations number them.
    private Map<Integer, Integer> indices(Analysis analysis, List<Integer> order) {
        Map<Integer, Integer> indices = new HashMap<>();
        for (int place : order) {
            if (!flow.places().get(place).label().isSide() && analysis.before(place) != null) {
                indices.put(place, indices.size());
            }
        }
        return indices;
    }

    /// Whether a place ends the program.
    static boolean isEnd(ControlFlow.Place place) {
        return place.action() instanceof Action.Run(Instruction.Exit _);
    }
}
