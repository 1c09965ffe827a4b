package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.PointerSum;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;

/// What may be added to a pointer, and what becomes of it.
final class PointerArithmetic {
    private final Analysis analysis;
    private final Explorer explorer;

    PointerArithmetic(Analysis analysis, Explorer explorer) {
        this.analysis = analysis;
        this.explorer = explorer;
    }

    /// `dst op= src`, where one is a pointer and the other a number.
    ///
    /// @param reversed whether the destination held the number
    void apply(Alu alu, Pointer pointer, Scalar scalar, boolean reversed) throws Rejected {
        int dst = alu.dst().code();
        ScalarRange range = scalar.range();
        boolean known = range.isConstant();
        if (known && !range.isConstant(Width.W64) || range.smin() > range.smax() || Long.compareUnsigned(range.umin(), range.umax()) > 0) {
            analysis.set(dst, Scalar.UNKNOWN);
            return;
        }
        if (alu.width() == Width.W32) {
            if (alu.op() == AluOp.SUB && analysis.can.mayLeakPointers()) {
                analysis.set(dst, Scalar.UNKNOWN);
                return;
            }
            throw analysis.refuse(Rejected.EACCES, "R" + dst + " 32-bit pointer arithmetic prohibited");
        }
        checkKind(alu, pointer, range);
        checkSane(pointer, 0, range);
        checkSane(pointer, pointer.offset(), pointer.variable());
        Sanitation.Limit limit = analysis.sanitation.begin(alu, pointer, range, reversed, explorer);
        Pointer result = switch (alu.op()) {
            case ADD -> add(pointer, range);
            case SUB -> subtract(dst, pointer, range, reversed);
            case AND, OR, XOR -> throw analysis.refuse(Rejected.EACCES, "R" + dst + " bitwise operator " + alu.op().symbol() + " on pointer prohibited");
            case MUL, DIV, SDIV, MOD, SMOD, LSH, RSH, ARSH ->
                    throw analysis.refuse(Rejected.EACCES, "R" + dst + " pointer arithmetic with " + plain(alu.op()) + " operator prohibited");
        };
        checkSane(result, result.offset(), result.variable());
        result = result.withVariable(result.variable().tightened());
        if (reversed) {
            // A pointer that was added to a number does not hold the resource any more.
            result = result.withReference(0);
        }
        analysis.sanitation.checkReach(dst, result);
        analysis.sanitation.commit(alu, result, limit);
        analysis.set(dst, result);
    }

    /// Messages name signed division as plain division.
    static String plain(AluOp op) {
        return switch (op) {
            case SDIV -> AluOp.DIV.symbol();
            case SMOD -> AluOp.MOD.symbol();
            case ADD, SUB, MUL, DIV, OR, AND, LSH, RSH, MOD, XOR, ARSH -> op.symbol();
        };
    }

    private void checkKind(Alu alu, Pointer pointer, ScalarRange range) throws Rejected {
        int dst = alu.dst().code();
        if (pointer.nullable()) {
            throw analysis.refuse(Rejected.EACCES, "R" + dst + " pointer arithmetic on " + pointer.typeName() + " prohibited, null-check it first");
        }
        boolean allowed = switch (pointer.kind()) {
            case PointerKind.Context _, PointerKind.MapValue _, PointerKind.MapKey _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _,
                    PointerKind.Memory _, PointerKind.Kernel _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.Function _ -> true;
            case PointerKind.FlowKeys _ -> range.isConstant();
            case PointerKind.MapObject _ -> range.isConstant() && range.value() == 0 && alu.op() == AluOp.ADD;
            case PointerKind.PacketEnd _, PointerKind.Socket _ -> false;
        };
        if (!allowed) {
            throw analysis.refuse(Rejected.EACCES, "R" + dst + " pointer arithmetic on " + pointer.typeName() + " prohibited");
        }
    }

    private void checkSane(Pointer pointer, int offset, ScalarRange range) throws Rejected {
        String name = pointer.typeName();
        if (range.isConstant() && isFar(range.value())) {
            throw analysis.refuse(Rejected.EINVAL, "math between " + name + " pointer and " + range.value() + " is not allowed");
        }
        if (isFar(offset)) {
            throw analysis.refuse(Rejected.EINVAL, name + " pointer offset " + offset + " is not allowed");
        }
        if (range.smin() == Long.MIN_VALUE) {
            throw analysis.refuse(Rejected.EINVAL, "math between " + name + " pointer and register with unbounded min value is not allowed");
        }
        if (isFar(range.smin())) {
            throw analysis.refuse(Rejected.EINVAL, "value " + range.smin() + " makes " + name + " pointer be out of bounds");
        }
    }

    private static boolean isFar(long value) {
        return value >= MemoryRules.LARGEST_OFFSET || value <= -MemoryRules.LARGEST_OFFSET;
    }

    private Pointer add(Pointer pointer, ScalarRange range) {
        if (range.isConstant() && isInt(pointer.offset() + range.smin())) {
            return pointer.withOffset((int) (pointer.offset() + range.smin()));
        }
        Pointer result = pointer.withVariable(PointerSum.add(pointer.variable(), range));
        return pointer.kind().isPacket() ? result.withId(analysis.newId()).withRange(0) : result;
    }

    private Pointer subtract(int dst, Pointer pointer, ScalarRange range, boolean reversed) throws Rejected {
        if (reversed) {
            throw analysis.refuse(Rejected.EACCES, "R" + dst + " tried to subtract pointer from scalar");
        }
        if (pointer.kind() instanceof PointerKind.Stack) {
            throw analysis.refuse(Rejected.EACCES, "R" + dst + " subtraction from stack pointer prohibited");
        }
        if (range.isConstant() && isInt(pointer.offset() - range.smin())) {
            return pointer.withOffset((int) (pointer.offset() - range.smin()));
        }
        Pointer result = pointer.withVariable(PointerSum.subtract(pointer.variable(), range));
        if (!pointer.kind().isPacket()) {
            return result;
        }
        result = result.withId(analysis.newId());
        return range.smin() < 0 ? result.withRange(0) : result;
    }

    private static boolean isInt(long value) {
        return value == (int) value;
    }
}
