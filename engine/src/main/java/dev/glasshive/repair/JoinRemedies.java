package dev.glasshive.repair;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Fixpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ways kept apart that a verifier joins: where one of them leads to a branch whose outcome is known on it, it goes at once to where that branch leads.
final class JoinRemedies {
    private static final int MOST_COPIED = 8;

    private JoinRemedies() {}

    /// A proposal for each join that forgot something.
    static List<Proposal> threaded(Situation s) {
        List<Proposal> proposals = new ArrayList<>();
        for (CausalEvent event : s.rejection.causes()) {
            if (event instanceof CausalEvent.Joined joined && joined.forgotten() && !joined.grows()) {
                threaded(s, joined.at().slot()).ifPresent(proposals::add);
            }
        }
        return proposals;
    }

    private static Optional<Proposal> threaded(Situation s, int join) {
        List<Instruction> between = new ArrayList<>();
        int at = join;
        while (s.code.startsAt(at) && between.size() <= MOST_COPIED && ProofRemedies.isPlain(s.code.at(at), List.of())) {
            between.add(s.code.at(at));
            at += s.code.at(at).slots();
        }
        if (!s.code.startsAt(at) || !(s.code.at(at) instanceof Instruction.Branch branch) || between.size() > MOST_COPIED) {
            return Optional.empty();
        }
        List<Register> compared = Stream.of(branch.left(), branch.right()).filter(Register.class::isInstance).map(Register.class::cast).toList();
        if (!between.stream().allMatch(instruction -> ProofRemedies.isPlain(instruction, compared))) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        for (Fixpoint.Incoming incoming : incoming(s, join)) {
            Optional<Boolean> jumps = outcome(branch, incoming.known().state().get());
            if (jumps.isPresent()) {
                int target = jumps.get() ? at + 1 + branch.offset() : at + 1;
                edit(s, incoming.from().slot(), join, between, target).ifPresent(edits::add);
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(Proposal.of("join.thread", new Patch(edits), at, edits.size()));
    }

    /// What comes to `join` in the end, from everywhere.
    private static List<Fixpoint.Incoming> incoming(Situation s, int join) {
        List<Fixpoint.Pass> passes = s.report.fixpoint().map(fixpoint -> fixpoint.at(join)).orElse(List.of());
        // Where the function is looked at for each of its calls, no way is the same for all.
        boolean once = passes.stream().map(pass -> pass.at().calls()).distinct().count() == 1;
        return once && s.report.fixpoint().filter(Fixpoint::whole).isPresent() ? passes.getLast().incoming() : List.of();
    }

    /// Whether `branch` jumps, where numbers that are known decide that.
    private static Optional<Boolean> outcome(Instruction.Branch branch, AbstractState state) {
        Optional<Long> left = number(branch.left(), state);
        Optional<Long> right = number(branch.right(), state);
        return left.isPresent() && right.isPresent() ? Optional.of(branch.op().test(branch.width(), left.get(), right.get())) : Optional.empty();
    }

    private static Optional<Long> number(Operand operand, AbstractState state) {
        return switch (operand) {
            case Imm(int value) -> Optional.of((long) value);
            case Register register -> state.current().registers().get(register.code()) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant() && !scalar.text().startsWith("{")
                    ? Optional.of(scalar.range().value()) : Optional.empty();
        };
    }

    /// Leads the way from `from` to `target` instead of `join`, with a copy of what lies `between`.
    private static Optional<Edit> edit(Situation s, int from, int join, List<Instruction> between, int target) {
        Instruction last = s.code.at(from);
        boolean falls = from + last.slots() == join;
        boolean jumps = Jumps.target(last, from).orElse(-1) == join;
        if (falls == jumps || last instanceof Instruction.CallLocal) {
            return Optional.empty();
        }
        if (jumps && between.isEmpty()) {
            return Optional.of(new Edit.Replace(from, List.of(new Added(last, new Added.Existing(target)))));
        }
        if (jumps && !(last instanceof Instruction.Jump)) {
            return Optional.empty();
        }
        List<Added> code = new ArrayList<>(between.stream().map(Added::of).toList());
        code.add(new Added(new Instruction.Jump(Instruction.Reach.SHORT, 0), new Added.Existing(target)));
        return Optional.of(jumps ? new Edit.Replace(from, code) : new Edit.Insert(join, Edit.Arrivals.SKIP, code));
    }
}
