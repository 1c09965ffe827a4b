package dev.glasshive.tests.soundness;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Vm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows runs of a program through what a verifier explored, and says where a run leaves it.
final class Walk {
    private final Candidate candidate;
    private final Exploration exploration;
    private final Map<Integer, List<Visit>> following;
    private final Map<Integer, AbstractState> states = new HashMap<>();
    private final Map<Integer, Relations> relations = new HashMap<>();
    private final Flow flow;
    private final Cuts cuts;
    private List<Position> positions = List.of();
    /// The frame pointers of the open functions.
    private final List<Long> frames = new ArrayList<>();
    private String complaint = "";

    Walk(Candidate candidate, Exploration exploration, Cuts cuts) {
        this.candidate = candidate;
        this.cuts = cuts;
        this.exploration = exploration;
        this.following = exploration.following();
        this.flow = new Flow(this);
    }

    /// Why a verifier may stop following a path.
    enum Cuts {
        /// The covering state says more than this one, but only of what does not matter afterwards.
        WHERE_IT_DOES_NOT_MATTER,
        /// The covering state says no more than this one.
        WHERE_ALL_IS_COVERED
    }

    /// Where a run may be: before the instruction of `visit`.
    ///
    /// @param below how many functions were open when the function was called that the verifier judged by itself, or 0
    /// @param caller where the run was then
    private record Position(Visit visit, Doubts doubts, int below, @Nullable Position caller) {
        Position with(Visit other, Doubts others) {
            return new Position(other, others, below, caller);
        }
    }

    AbstractState state(Visit visit) {
        return states.computeIfAbsent(visit.index(), _ -> visit.before());
    }

    Optional<Instruction> instruction(Visit visit) {
        return candidate.instruction(visit.slot());
    }

    /// The machine stands before an instruction.
    ///
    /// @return what is wrong, if something is
    Optional<String> at(Vm vm) {
        boolean first = frames.isEmpty();
        follow(vm.register(Register.FRAME_POINTER));
        List<Position> next = new ArrayList<>();
        complaint = "";
        if (first) {
            enter(new Position(exploration.visits().getFirst(), new Doubts(), 0, null), vm, next);
        }
        for (Position position : positions) {
            Optional<String> wrong = flow.misuse(position.visit, position.doubts);
            if (wrong.isPresent()) {
                complaint = wrong.get();
                continue;
            }
            go(position.with(position.visit, flow.after(position.visit, position.doubts)), vm, next);
        }
        positions = next;
        return next.isEmpty() ? Optional.of(complaint.isEmpty() ? "insn " + vm.slot() + ": no path of the verifier comes here from where the run was" : complaint) : Optional.empty();
    }

    private void follow(long framePointer) {
        if (!frames.isEmpty() && frames.getLast() == framePointer) {
            return;
        }
        int open = frames.indexOf(framePointer);
        if (open >= 0) {
            frames.subList(open + 1, frames.size()).clear();
        } else {
            frames.add(framePointer);
        }
    }

    /// The machine has run the instruction of `from`, after which its doubts are those of `from`.
    private void go(Position from, Vm vm, List<Position> next) {
        Instruction instruction = instruction(from.visit).orElseThrow();
        if (instruction instanceof Instruction.CallLocal && frames.size() > from.below + state(from.visit).frames().size()) {
            for (Visit visit : following.getOrDefault(-1, List.of())) {
                if (visit.index() > 0 && visit.slot() == vm.slot()) {
                    enter(new Position(visit, new Doubts(), frames.size() - 1, from), vm, next);
                }
            }
        }
        // A load from beyond the end of a packet ends the function.
        boolean leaves = instruction instanceof Instruction.Exit || instruction instanceof Instruction.LegacyLoad;
        if (leaves && from.caller != null && frames.size() == from.below) {
            go(from.caller, vm, next);
        }
        for (Visit visit : following.getOrDefault(from.visit.index(), List.of())) {
            boolean returned = instruction instanceof Instruction.Exit && state(from.visit).current().callsite() == visit.slot();
            boolean again = instruction instanceof Instruction.Alu && visit.slot() == from.visit.slot();
            if (again) {
                // The verifier takes the instruction apart by what a register holds before, and looks at it once more.
                go(from.with(visit, from.doubts), vm, next);
            } else if (returned) {
                // A helper that calls a function calls it again or goes on; the verifier looks at the call once more, the machine does not.
                Doubts any = from.doubts.copy();
                any.everything(frames.size());
                go(from.with(visit.outcome() instanceof Visit.Outcome.Pruned(int coveredBy) ? exploration.visits().get(coveredBy) : visit, any), vm, next);
            } else if (visit.slot() == vm.slot() && from.below + state(visit).frames().size() == frames.size()) {
                enter(from.with(visit, from.doubts.copy()), vm, next);
            }
        }
    }

    private void enter(Position position, Vm vm, List<Position> next) {
        Visit visit = position.visit;
        Containment containment = new Containment(vm, candidate.maps(), position.below, cuts == Cuts.WHERE_ALL_IS_COVERED);
        Optional<String> wrong = check(visit, position.doubts, containment, vm, false);
        if (wrong.isPresent()) {
            complaint = wrong.get();
            return;
        }
        if (visit.outcome() instanceof Visit.Outcome.Pruned(int coveredBy)) {
            Visit other = exploration.visits().get(coveredBy);
            Doubts fresh = new Doubts();
            if (cuts == Cuts.WHERE_IT_DOES_NOT_MATTER) {
                // What callers hold in registers cannot be seen before they go on.
                fresh.everything(state(visit).frames().size() - 2);
            }
            Optional<String> uncovered = check(other, fresh, containment, vm, cuts == Cuts.WHERE_IT_DOES_NOT_MATTER);
            if (uncovered.isPresent()) {
                complaint = uncovered.get();
                return;
            }
            next.add(position.with(other, fresh));
        } else {
            next.add(position);
        }
    }

    /// Checks every place; those that hold what they should are no longer doubtful.
    ///
    /// @param doubting whether what does not hold becomes doubtful instead of wrong
    private Optional<String> check(Visit visit, Doubts doubts, Containment containment, Vm vm, boolean doubting) {
        AbstractState state = state(visit);
        int top = state.frames().size() - 1;
        AbstractFrame current = state.current();
        if (cuts == Cuts.WHERE_ALL_IS_COVERED) {
            Optional<String> broken = relations.computeIfAbsent(visit.index(), _ -> Relations.of(current)).broken(current, vm);
            if (broken.isPresent()) {
                return broken.map(how -> visit + ": " + how);
            }
        }
        for (Register register : Register.values()) {
            int index = register.code();
            AbstractValue known = current.registers().get(index);
            boolean holds = containment.holds(known, vm.register(register), vm.isKnown(register));
            if (holds || doubting || doubts.register(top, index)) {
                doubts.register(top, index, !holds);
            } else {
                return Optional.of(visit + ": r" + index + " is " + (vm.isKnown(register) ? "0x" + Long.toHexString(vm.register(register)) : "not set")
                        + ", which is not in " + known.text());
            }
        }
        for (int frame = 0; frame <= top; frame++) {
            List<dev.glasshive.verifier.AbstractSlot> stack = state.frames().get(frame).stack();
            for (int i = 0; i < stack.size(); i++) {
                boolean holds = containment.holds(stack.get(i), frames.get(containment.below() + frame), i);
                if (holds || doubting || doubts.slot(frame, i)) {
                    doubts.slot(frame, i, !holds);
                } else {
                    return Optional.of(visit + ": slot " + -(i + 1) * 8 + " of frame " + frame + " holds 0x"
                            + Long.toHexString(vm.peek(frames.get(containment.below() + frame) - (i + 1) * 8L, 8).orElse(0)) + ", which is not in " + stack.get(i));
                }
            }
        }
        return Optional.empty();
    }

    void begin() {
        positions = List.of();
        frames.clear();
    }
}
