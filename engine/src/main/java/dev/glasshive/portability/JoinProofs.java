package dev.glasshive.portability;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reasons that lie in how a verifier works that goes over a program once with one description for each instruction, shown beside what the verifier that follows every path saw there.
final class JoinProofs {
    /// So many places where ways meet are tried.
    private static final int MOST_SPLITS = 24;
    /// More visits than these are counted, but their values are not looked at.
    private static final int MOST_VISITS = 20_000;

    private final Trials trials;
    private final Code code;
    private final Optional<Judged> walked;

    /// @param walked what the verifier of the other system says
    JoinProofs(Trials trials, Optional<Judged> walked) {
        this.trials = trials;
        this.code = trials.program().code();
        this.walked = walked;
    }

    Optional<Reason> reason() {
        if (trials.refused().report().fixpoint().isEmpty()) {
            return Optional.empty();
        }
        return Stream.<Supplier<Optional<Reason>>>of(this::loop, this::stackBytes, this::pointer, this::join, this::widen).map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /// The visits of an instruction by the verifier that follows paths.
    private List<Visit> visits(int slot) {
        return walked.map(verdict -> verdict.report().exploration().at(slot)).orElse(List.of());
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
        List<Visit> visits = visits(slot);
        if (visits.isEmpty() || visits.size() > MOST_VISITS) {
            return Optional.empty();
        }
        Optional<Long> first = number(visits.getFirst(), counter);
        Optional<Long> last = number(visits.getLast(), counter);
        return first.isPresent() && last.isPresent() ? Optional.of(new Evidence.Walked(slot, visits.size(), counter.toString(), first.get(), last.get())) : Optional.empty();
    }

    private Optional<Evidence> rounds(int head) {
        int times = visits(head).size();
        return times > 1 ? Optional.of(new Evidence.Walked(head, times, "", 0, 0)) : Optional.empty();
    }

    private static Optional<Long> number(Visit visit, Register register) {
        return value(visit, register) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant() ? Optional.of(scalar.range().value()) : Optional.empty();
    }

    private static AbstractValue value(Visit visit, Register register) {
        return visit.before().current().registers().get(register.code());
    }

    /// Bytes that a helper reads and nobody wrote.
    private Optional<Reason> stackBytes() {
        if (!(trials.instruction().orElse(null) instanceof Instruction.CallHelper) || visits(trials.refused().slot()).isEmpty()) {
            return Optional.empty();
        }
        AbstractFrame frame = visits(trials.refused().slot()).getFirst().before().current();
        for (Register register : List.of(Register.R1, Register.R2, Register.R3, Register.R4, Register.R5)) {
            if (frame.registers().get(register.code()) instanceof AbstractValue.Pointer pointer && pointer.type().equals("fp")) {
                int offset = (int) (pointer.offset() + pointer.variable().value());
                Optional<Reason> reason = unwritten(frame, offset);
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    /// Sets the words from `offset` up to the frame pointer that hold unwritten bytes to 0, and asks again.
    private Optional<Reason> unwritten(AbstractFrame frame, int offset) {
        List<Added> zeros = new ArrayList<>();
        String first = "";
        int firstAt = 0;
        for (int word = Math.floorDiv(offset, AbstractSlot.BYTES) * AbstractSlot.BYTES; word < 0; word += AbstractSlot.BYTES) {
            int index = -word / AbstractSlot.BYTES - 1;
            String bytes = index < frame.stack().size() ? frame.stack().get(index).bytes() : "????????";
            if (bytes.indexOf('?') >= 0) {
                zeros.add(Added.of(new Instruction.Store(Size.DW, Register.R10, (short) word, new Imm(0))));
                firstAt = first.isEmpty() ? word : firstAt;
                first = first.isEmpty() ? bytes : first;
            }
        }
        Patch patch = new Patch(List.of(new Edit.Insert(0, Edit.Arrivals.SKIP, zeros)));
        Optional<Judged> then = zeros.isEmpty() ? Optional.empty() : trials.with(patch);
        int slot = trials.refused().slot();
        int at = firstAt;
        String bytes = first;
        return trials.evidence(then, "stack", "").map(changed -> trials.reason(Cause.STACK_BYTES, "", List.of(new Evidence.StackBytes(slot, at, bytes), changed),
                then.filter(Judged::accepted).map(_ -> List.of(patch)).orElse(List.of())));
    }

    /// A pointer that is stored where others can read it.
    private Optional<Reason> pointer() {
        int slot = trials.refused().slot();
        if (!(trials.instruction().orElse(null) instanceof Instruction.Store(Size size, Register base, short offset, Operand src)) || !(src instanceof Register from) || visits(slot).isEmpty()) {
            return Optional.empty();
        }
        if (!(value(visits(slot).getFirst(), from) instanceof AbstractValue.Pointer)) {
            return Optional.empty();
        }
        Optional<Judged> then = trials.with(new Edit.Replace(slot, List.of(Added.of(new Instruction.Store(size, base, offset, new Imm(0))))));
        return trials.evidence(then, "pointer", "").map(changed -> trials.reason(Cause.POINTER, from.toString(), List.of(changed), List.of()));
    }

    /// With one of the ways that meet kept apart, in a copy of what follows, the verifier says something else.
    private Optional<Reason> join() {
        List<Integer> meetings = code.starts().stream().filter(slot -> jumpsTo(slot).findFirst().isPresent() && slot <= Math.max(0, trials.refused().slot()))
                .sorted(Comparator.reverseOrder()).limit(MOST_SPLITS).toList();
        for (int meeting : meetings) {
            for (int from : jumpsTo(meeting).toList()) {
                Optional<Evidence> changed = trials.evidence(split(from), "split", Integer.toString(from)).filter(evidence -> evidence instanceof Evidence.Changed(_, _, boolean accepted, _) && accepted);
                if (changed.isPresent()) {
                    List<Evidence> evidence = new ArrayList<>(forgotten(meeting));
                    evidence.add(changed.get());
                    return Optional.of(trials.reason(Cause.JOIN, "", evidence, List.of()));
                }
            }
        }
        return Optional.empty();
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

    /// Whether a fact is about the number in `register`, or about where it points to if it holds the address itself.
    private boolean tells(String about, String register) {
        boolean address = base(trials.instruction()).filter(base -> base.toString().equals(register)).isPresent();
        return about.equals(register + ".svalue") || about.equals(register + ".uvalue") || address && about.startsWith(register + ".") && about.endsWith("_offset");
    }

    /// Whether there is a way back from `slot` to `head`.
    private boolean isInLoop(int head, int slot) {
        return slot >= head && code.starts().stream().anyMatch(from -> from >= slot && distance(code.at(from)).filter(distance -> from + 1 + distance == head).isPresent());
    }

    /// The register of the address at `slot`, and those that it was computed from.
    private List<String> needed(int slot) {
        List<String> needed = new ArrayList<>(base(trials.instruction()).stream().map(Register::toString).toList());
        for (int at : code.starts().reversed()) {
            boolean computes = code.at(at) instanceof Instruction.Alu || code.at(at) instanceof Instruction.Mov;
            if (at < slot && computes && Effects.of(code.at(at)).writes().stream().anyMatch(register -> needed.contains(register.toString()))) {
                Effects.of(code.at(at)).reads().stream().map(Register::toString).filter(register -> !needed.contains(register)).forEach(needed::add);
            }
        }
        return needed;
    }

    private Stream<Integer> jumpsTo(int slot) {
        return code.starts().stream().filter(from -> from < slot && distance(code.at(from)).filter(distance -> from + 1 + distance == slot).isPresent());
    }

    private static Optional<Integer> distance(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Branch branch -> Optional.of((int) branch.offset());
            case Instruction.Jump jump -> Optional.of(jump.offset());
            default -> Optional.empty();
        };
    }

    /// The program twice, one after the other, with the jump at `from` leading into the second.
    private Optional<Judged> split(int from) {
        int size = code.size();
        List<Instruction> twice = new ArrayList<>();
        for (int slot : code.starts()) {
            Instruction instruction = trials.at(slot).orElse(code.at(slot));
            twice.add(slot != from ? instruction : switch (instruction) {
                case Instruction.Branch branch -> new Instruction.Branch(branch.op(), branch.width(), branch.left(), branch.right(), (short) (branch.offset() + size));
                case Instruction.Jump jump -> new Instruction.Jump(Instruction.Reach.LONG, jump.offset() + size);
                default -> instruction;
            });
        }
        code.starts().forEach(slot -> twice.add(trials.at(slot).orElse(code.at(slot))));
        Candidate candidate = trials.refused().candidate();
        return size > Short.MAX_VALUE / 2 ? Optional.empty() : Optional.of(trials.of(Candidate.of(candidate.name(), candidate.type(), candidate.license(),
                Bytes.of(Code.of(twice).encode()), candidate.maps(), candidate.attachType())));
    }

    /// What the ways into `slot` knew of the register at fault and do not know together.
    private List<Evidence> forgotten(int slot) {
        List<Fixpoint.Loss> losses = trials.refused().report().fixpoint().stream().flatMap(fixpoint -> fixpoint.at(slot).stream()).reduce((_, last) -> last).stream()
                .flatMap(pass -> pass.losses().get().stream()).toList();
        Stream<String> wanted = Stream.concat(base(trials.instruction()).stream().map(register -> register + ".type"), compared(slot).map(register -> register + ".svalue"));
        return wanted.flatMap(about -> losses.stream().filter(loss -> loss.had().about().equals(about)).limit(1)).<Evidence>map(loss -> new Evidence.Forgotten(slot, loss.had().text(), loss.has()))
                .limit(2).toList();
    }

    /// The registers that branches compare from `slot` on up to the instruction at fault.
    private Stream<String> compared(int slot) {
        return code.starts().stream().filter(at -> at >= slot && at < trials.refused().slot())
                .flatMap(at -> code.at(at) instanceof Instruction.Branch branch ? Stream.of(branch.left().toString()) : Stream.empty()).distinct();
    }

    private static Optional<Register> base(Optional<Instruction> instruction) {
        return instruction.flatMap(at -> switch (at) {
            case Instruction.Load load -> Optional.of(load.base());
            case Instruction.Store store -> Optional.of(store.base());
            case Instruction.Atomic atomic -> Optional.of(atomic.base());
            default -> Optional.empty();
        });
    }
}
