package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Comparison;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.Explorer.Next;
import dev.glasshive.verifier.linux.History.Linked;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which ways a branch can go, and what is known on each.
final class BranchRules {
    private final Analysis analysis;
    private final Explorer explorer;
    private final PacketBounds packets = new PacketBounds();
    private final LinkedNumbers linked;
    private final Invariants invariants;

    BranchRules(Analysis analysis, Explorer explorer) {
        this.analysis = analysis;
        this.explorer = explorer;
        this.linked = new LinkedNumbers(analysis);
        this.invariants = new Invariants(analysis.log);
    }

    Next branch(Branch branch) throws Rejected {
        analysis.read(branch.left());
        if (branch.right() instanceof Register right) {
            analysis.read(right);
            if (!isPacketLike(analysis.register(branch.left())) || !isPacketLike(analysis.register(right))) {
                checkComparable(right);
            }
        }
        Value left = analysis.register(branch.left());
        Value right = value(analysis.current.current(), branch);
        recordStackOperands(branch, left, right);
        int target = analysis.slot + 1 + branch.offset();
        Optional<Boolean> decided = decide(branch, left, right);
        if (decided.isPresent()) {
            if (!(left instanceof Pointer)) {
                analysis.precision.mark(branch.left().code());
            }
            if (branch.right() instanceof Register register && !(right instanceof Pointer)) {
                analysis.precision.mark(register.code());
            }
            if (!analysis.can.trustsBranches()) {
                pushMistaken(branch, decided.get() ? analysis.slot + 1 : target);
            }
            printNow();
            return decided.get() ? new Next.At(target) : Explorer.FOLLOWING;
        }
        List<Linked> copies = recordLinked(branch, left, right);
        State taken = explorer.push(target);
        if (analysis.register(branch.left()) instanceof Scalar a && value(analysis.current.current(), branch) instanceof Scalar b) {
            refine(branch, a, b, taken, copies);
        }
        compareNullable(branch, left, right, taken);
        if (!checkNull(branch, left, taken) && !packets.learn(branch, left, right, analysis.current, taken)) {
            checkComparable(branch.left());
        }
        printNow();
        return Explorer.FOLLOWING;
    }

    /// The way that cannot be taken may be taken by mistake, and then nothing is known of what was compared.
    private void pushMistaken(Branch branch, int slot) throws Rejected {
        Value[] registers = explorer.pushMistaken(slot).current().registers;
        registers[branch.left().code()] = Scalar.UNKNOWN;
        if (branch.right() instanceof Register register) {
            registers[register.code()] = Scalar.UNKNOWN;
        }
    }

    private static Value value(Frame frame, Branch branch) {
        return switch (branch.right()) {
            case Register register -> frame.registers[register.code()];
            case Imm(int number) -> Scalar.of(number);
        };
    }

    /// How addresses compare says where they are.
    private void checkComparable(Register register) throws Rejected {
        if (analysis.isSecret(register)) {
            throw analysis.refuse(Rejected.EACCES, "R" + register.code() + " pointer comparison prohibited");
        }
    }

    private static boolean isPacketLike(Value value) {
        return value instanceof Pointer pointer && (pointer.kind().isPacket() || pointer.kind() instanceof PointerKind.PacketEnd);
    }

    private void printNow() {
        if (analysis.log.paths()) {
            analysis.printTouched();
        }
    }

    private void recordStackOperands(Branch branch, Value left, Value right) {
        boolean onRight = branch.right() instanceof Register && isStack(right);
        if (isStack(left) || onRight) {
            History.Step step = analysis.record();
            step.stackOnLeft = isStack(left);
            step.stackOnRight = onRight;
        }
    }

    private static boolean isStack(Value value) {
        return value instanceof Pointer pointer && pointer.kind() instanceof PointerKind.Stack;
    }

    private static Optional<Boolean> decide(Branch branch, Value left, Value right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return Comparison.decide(branch.op(), branch.width(), a.range(), b.range());
        }
        if (left instanceof Pointer a && right instanceof Pointer b) {
            return branch.width() == Width.W64 ? PacketBounds.decide(branch.op(), a, b) : Optional.empty();
        }
        Pointer pointer = left instanceof Pointer a ? a : (Pointer) right;
        Scalar number = left instanceof Scalar a ? a : (Scalar) right;
        boolean zero = number.range().isConstant(branch.width()) && branch.width().truncate(number.range().value()) == 0;
        if (!zero || !isNotNull(pointer)) {
            return Optional.empty();
        }
        return switch (branch.op()) {
            case JEQ -> Optional.of(false);
            case JNE -> Optional.of(true);
            case JGT, JGE, JSET, JSGT, JSGE, JLT, JLE, JSLT, JSLE -> Optional.empty();
        };
    }

    /// Whether Linux relies on the pointer not being 0.
    private static boolean isNotNull(Pointer pointer) {
        return !pointer.nullable() && switch (pointer.kind()) {
            case PointerKind.Socket(var kind) -> kind != PointerKind.SocketKind.XDP;
            case PointerKind.MapValue _, PointerKind.MapKey _, PointerKind.MapObject _, PointerKind.Memory _ -> true;
            case PointerKind.Kernel(String prefix, String _) -> prefix.equals("trusted_") || prefix.equals("rcu_");
            case PointerKind.Context _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _,
                    PointerKind.Function _ -> false;
        };
    }

    private List<Linked> recordLinked(Branch branch, Value left, Value right) {
        List<Linked> found = List.of();
        if (branch.right() instanceof Register && right instanceof Scalar scalar && scalar.id() != 0) {
            found = linked.find(scalar.id(), found);
        }
        if (left instanceof Scalar scalar && scalar.id() != 0) {
            found = linked.find(scalar.id(), found);
        }
        if (found.size() > 1) {
            analysis.record().linked = List.copyOf(found);
        }
        return found;
    }

    private void refine(Branch branch, Scalar left, Scalar right, State taken, List<Linked> copies) {
        if (branch.left().equals(branch.right())) {
            int index = branch.left().code();
            ScalarRange yes = Comparison.assumeOfItself(branch.op(), branch.width(), left.range(), true);
            ScalarRange not = Comparison.assumeOfItself(branch.op(), branch.width(), left.range(), false);
            taken.current().registers[index] = left.withRange(invariants.kept(invariants.kept(yes, "true_reg1"), "true_reg2"));
            analysis.set(index, left.withRange(invariants.kept(invariants.kept(not, "false_reg1"), "false_reg2")));
        } else {
            refineBoth(branch, left, right, taken);
        }
        if (branch.right() instanceof Register register && right.id() != 0) {
            LinkedNumbers.spread(analysis.current, (Scalar) analysis.current.current().registers[register.code()], copies);
            LinkedNumbers.spread(taken, (Scalar) taken.current().registers[register.code()], copies);
        }
        if (left.id() != 0) {
            LinkedNumbers.spread(analysis.current, (Scalar) analysis.current.current().registers[branch.left().code()], copies);
            LinkedNumbers.spread(taken, (Scalar) taken.current().registers[branch.left().code()], copies);
        }
    }

    private void refineBoth(Branch branch, Scalar left, Scalar right, State taken) {
        Comparison.Sides not = Comparison.assumeNot(branch.op(), branch.width(), left.range(), right.range());
        Comparison.Sides yes = Comparison.assume(branch.op(), branch.width(), left.range(), right.range());
        learn(taken, branch, left, right, yes, "true");
        learn(analysis.current, branch, left, right, not, "false");
    }

    private void learn(State state, Branch branch, Scalar left, Scalar right, Comparison.Sides sides, String where) {
        Value[] registers = state.current().registers;
        registers[branch.left().code()] = left.withRange(invariants.kept(sides.left(), where + "_reg1"));
        ScalarRange other = invariants.kept(sides.right(), where + "_reg2");
        if (branch.right() instanceof Register register) {
            registers[register.code()] = right.withRange(other);
        }
    }

    /// Changes every register and saved register of `state`.
    static void everywhere(State state, UnaryOperator<Value> change) {
        for (Frame frame : state.frames) {
            for (int i = 0; i < Frame.REGISTERS; i++) {
                frame.registers[i] = change.apply(frame.registers[i]);
            }
            for (int i = 0; i < frame.stack.length; i++) {
                if (frame.stack[i].isSpill()) {
                    frame.stack[i] = frame.stack[i].withSaved(change.apply(frame.stack[i].saved()));
                }
            }
        }
    }

    /// Two pointers compared for equality, one of which may be 0: where they are equal, it is not.
    private void compareNullable(Branch branch, Value left, Value right, State taken) {
        if (branch.width() == Width.W64 && branch.right() instanceof Register register && (branch.op() == Condition.JEQ || branch.op() == Condition.JNE)
                && left instanceof Pointer a && right instanceof Pointer b && a.nullable() != b.nullable()
                && !(a.kind() instanceof PointerKind.Kernel) && !(b.kind() instanceof PointerKind.Kernel)) {
            State equal = branch.op() == Condition.JEQ ? taken : analysis.current;
            int index = a.nullable() ? branch.left().code() : register.code();
            equal.current().registers[index] = MapFunctions.found(analysis, a.nullable() ? a : b);
        }
    }

    /// A pointer that may be 0 compared with 0.
    private boolean checkNull(Branch branch, Value left, State taken) {
        if (branch.width() != Width.W64 || !(branch.right() instanceof Imm(int number)) || number != 0
                || branch.op() != Condition.JEQ && branch.op() != Condition.JNE || !(left instanceof Pointer pointer) || !pointer.nullable()) {
            return false;
        }
        boolean equal = branch.op() == Condition.JEQ;
        settle(analysis.current, pointer, !equal);
        settle(taken, pointer, equal);
        return true;
    }

    /// Every copy of `pointer` in `state` turns out to be 0, or not to be.
    private void settle(State state, Pointer pointer, boolean isNull) {
        if (isNull && pointer.reference() != 0 && pointer.reference() == pointer.id()) {
            // What was never acquired need not be released.
            state.references.removeIf(reference -> reference.id() == pointer.id() && !reference.isLock());
        }
        everywhere(state, value -> value instanceof Pointer copy && copy.nullable() && copy.id() == pointer.id() ? settled(copy, isNull) : value);
    }

    private Value settled(Pointer pointer, boolean isNull) {
        if (isNull) {
            return Scalar.ZERO;
        }
        boolean locked = pointer.kind() instanceof PointerKind.MapValue(int map, int _) && ValueFieldRules.hasLock(analysis.map(map));
        return locked ? MapFunctions.found(analysis, pointer) : MapFunctions.found(analysis, pointer).withId(0);
    }

}
