package dev.glasshive.portability;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Code;
import dev.glasshive.program.Ways;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reasons that lie in how a verifier gets to the end of loops that goes over a program with one description for each instruction: it must prove how often they go around,
/// and gives up what still grows after a few rounds.
final class LoopProofs {
    /// More visits than these are counted, but their values are not looked at.
    private static final int MOST_VISITS = 20_000;

    private final Trials trials;
    private final Code code;

    LoopProofs(Trials trials) {
        this.trials = trials;
        this.code = trials.program().code();
    }

    Optional<Reason> reason() {
        if (trials.refused().report().fixpoint().isEmpty()) {
            return Optional.empty();
        }
        return loop();
    }

    /// To be asked last: what grows in a loop is given up everywhere, and matters seldom.
    Optional<Reason> growing() {
        return trials.refused().report().fixpoint().isEmpty() ? Optional.empty() : widen();
    }

    /// A branch back to the head of a loop that compares for inequality says nothing of how far there is to go; the same branch with `<` does.
    private Optional<Reason> loop() {
        int head = trials.refused().slot();
        for (int slot : code.starts()) {
            if (code.at(slot) instanceof Instruction.Branch(Condition op, var width, Register left, Imm(int bound), short offset) && op == Condition.JNE && slot + 1 + offset == head) {
                Patch patch = new Patch(List.of(new Edit.Replace(slot, List.of(new Added(new Instruction.Branch(Condition.JLT, width, left, new Imm(bound), offset), new Added.Existing(head))))));
                Optional<Judged> then = trials.with(patch);
                Optional<Evidence> changed = trials.evidence(then, "loop", "");
                if (changed.isPresent()) {
                    List<Evidence> evidence = new ArrayList<>(List.of(changed.get()));
                    Optional<Evidence.Walked> rounds = rounds(slot, left);
                    rounds.ifPresent(evidence::add);
                    boolean same = rounds.filter(each -> each.first() >= 0 && each.last() <= bound).isPresent();
                    return Optional.of(trials.reason(Cause.LOOP, left.toString(), evidence, same && then.filter(Judged::accepted).isPresent() ? List.of(patch) : List.of()));
                }
            }
        }
        return isLoopBound() ? Optional.of(trials.reason(Cause.LOOP, "", rounds(head).stream().toList(), List.of())) : Optional.empty();
    }

    /// Whether what could not be proven is how often a loop goes around.
    private boolean isLoopBound() {
        return trials.refused().report().fixpoint().stream().flatMap(fixpoint -> fixpoint.findings().stream()).limit(1).anyMatch(finding -> finding.check().startsWith("pc["));
    }

    /// How often the other verifier came to the branch at `slot`, and with which numbers in `counter`, if each time it was one.
    private Optional<Evidence.Walked> rounds(int slot, Register counter) {
        List<Visit> visits = trials.walked(slot);
        if (visits.isEmpty() || visits.size() > MOST_VISITS) {
            return Optional.empty();
        }
        Optional<Long> first = number(visits.getFirst(), counter);
        Optional<Long> last = number(visits.getLast(), counter);
        return first.isPresent() && last.isPresent() ? Optional.of(new Evidence.Walked(slot, visits.size(), counter.toString(), first.get(), last.get())) : Optional.empty();
    }

    private Optional<Evidence> rounds(int head) {
        int times = trials.walked(head).size();
        return times > 1 ? Optional.of(new Evidence.Walked(head, times, "", 0, 0)) : Optional.empty();
    }

    private static Optional<Long> number(Visit visit, Register register) {
        return Trials.value(visit, register) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant() ? Optional.of(scalar.range().value()) : Optional.empty();
    }

    /// In a loop, what still grew after a few rounds was given up, and that was needed.
    private Optional<Reason> widen() {
        int slot = trials.refused().slot();
        Set<String> needed = new HashSet<>(needed(slot));
        List<Fixpoint.Pass> passes = trials.refused().report().fixpoint().stream().flatMap(fixpoint -> fixpoint.passes().stream())
                .filter(pass -> pass.how() == Fixpoint.Meeting.WIDEN && isInLoop(pass.at().slot(), slot)).toList();
        List<Evidence> evidence = new ArrayList<>();
        for (Fixpoint.Pass pass : passes) {
            pass.losses().get().stream().filter(loss -> needed.stream().anyMatch(register -> tells(loss.had().about(), register)))
                    .limit(1).forEach(loss -> evidence.add(new Evidence.Forgotten(pass.at().slot(), loss.had().text(), loss.has())));
        }
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        rounds(slot).ifPresent(evidence::add);
        return Optional.of(trials.reason(Cause.WIDEN, "", evidence.stream().distinct().limit(3).toList(), List.of()));
    }

    /// Whether there is a way back from `slot` to `head`.
    private boolean isInLoop(int head, int slot) {
        return slot >= head && code.starts().stream().anyMatch(from -> from >= slot && Ways.distance(code.at(from)).filter(distance -> from + 1 + distance == head).isPresent());
    }

    /// Whether a fact is about the number in `register`, or about where it points to if it holds the address itself.
    private boolean tells(String about, String register) {
        boolean address = trials.base().filter(base -> base.toString().equals(register)).isPresent();
        return about.equals(register + ".svalue") || about.equals(register + ".uvalue") || address && about.startsWith(register + ".") && about.endsWith("_offset");
    }

    /// The register of the address at `slot`, and those that it was computed from.
    private List<String> needed(int slot) {
        List<String> needed = new ArrayList<>(trials.base().stream().map(Register::toString).toList());
        for (int at : code.starts().reversed()) {
            boolean computes = code.at(at) instanceof Instruction.Alu || code.at(at) instanceof Instruction.Mov;
            if (at < slot && computes && Effects.of(code.at(at)).writes().stream().anyMatch(register -> needed.contains(register.toString()))) {
                Effects.of(code.at(at)).reads().stream().map(Register::toString).filter(register -> !needed.contains(register)).forEach(needed::add);
            }
        }
        return needed;
    }
}
