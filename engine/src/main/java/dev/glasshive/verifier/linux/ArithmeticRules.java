package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.ScalarAlu;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.SignExtension;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;

/// What arithmetic and moves do to registers.
final class ArithmeticRules {
    private final Analysis analysis;
    private final Explorer explorer;
    private final PointerArithmetic pointers;
    private final Invariants invariants;

    ArithmeticRules(Analysis analysis, Explorer explorer) {
        this.analysis = analysis;
        this.explorer = explorer;
        this.pointers = new PointerArithmetic(analysis, explorer);
        this.invariants = new Invariants(analysis.log);
    }

    void alu(Alu alu) throws Rejected {
        if (alu.src() instanceof Register src) {
            analysis.read(src);
        }
        analysis.read(alu.dst());
        if (alu.src() instanceof Imm(int value)) {
            checkImmediate(alu, value);
        }
        analysis.checkWrite(alu.dst());
        Value left = analysis.register(alu.dst());
        if (alu.src() instanceof Register src) {
            twoRegisters(alu, left, src);
        } else if (alu.src() instanceof Imm(int value)) {
            Scalar right = Scalar.of(value);
            switch (left) {
                case Pointer pointer -> pointers.apply(alu, pointer, right, false);
                case Scalar scalar -> analysis.set(alu.dst(), numbers(alu, scalar, right));
                case Value.Unset _, Value.Dynptr _ -> throw new IllegalStateException("an operand without a value");
            }
        }
    }

    private void checkImmediate(Alu alu, int value) throws Rejected {
        switch (alu.op()) {
            case DIV, SDIV, MOD, SMOD -> {
                if (value == 0) {
                    throw analysis.refuse(Rejected.EINVAL, "div by zero");
                }
            }
            case LSH, RSH, ARSH -> {
                if (value < 0 || value >= alu.width().bits()) {
                    throw analysis.refuse(Rejected.EINVAL, "invalid shift " + value);
                }
            }
            case ADD, SUB, MUL, OR, AND, XOR -> { }
        }
    }

    private void twoRegisters(Alu alu, Value left, Register src) throws Rejected {
        Value right = analysis.register(src);
        if (left instanceof Pointer && right instanceof Pointer) {
            if (alu.op() != AluOp.SUB || !analysis.can.mayLeakPointers()) {
                throw analysis.refuse(Rejected.EACCES, "R" + alu.dst().code() + " pointer " + PointerArithmetic.plain(alu.op()) + " pointer prohibited");
            }
            analysis.set(alu.dst(), Scalar.UNKNOWN);
        } else if (right instanceof Pointer pointer && left instanceof Scalar scalar) {
            analysis.precision.mark(alu.dst().code());
            pointers.apply(alu, pointer, scalar, true);
        } else if (left instanceof Pointer pointer && right instanceof Scalar scalar) {
            analysis.precision.mark(src.code());
            pointers.apply(alu, pointer, scalar, false);
        } else if (left instanceof Scalar a && right instanceof Scalar b) {
            if (a.precise()) {
                analysis.precision.mark(src.code());
            }
            analysis.sanitation.numbers(alu);
            analysis.set(alu.dst(), numbers(alu, a, b));
        }
    }

    private Scalar numbers(Alu alu, Scalar given, Scalar right) throws Rejected {
        Scalar left = forks(alu, right) ? forked(alu.dst(), given) : given;
        ScalarRange range = invariants.kept(ScalarAlu.apply(alu.op(), alu.width(), left.range(), right.range()), "alu");
        boolean forgotten = switch (alu.op()) {
            case ADD, SUB, MUL, AND, OR, XOR -> false;
            case LSH, RSH, ARSH, DIV, SDIV, MOD, SMOD -> range.isUnknown();
        };
        Scalar result = new Scalar(range, 0, null, !forgotten && left.precise());
        boolean related = analysis.can.tracksPrecision() && (alu.op() == AluOp.ADD || alu.op() == AluOp.SUB) && left.id() != 0 && left.delta() == null && right.range().isConstant(alu.width())
                && fits(left, alu.width().bits());
        if (!related) {
            return result;
        }
        long added = alu.width() == Width.W64 ? right.range().value() : (int) right.range().value();
        boolean fits = added == (int) added && (alu.op() == AluOp.ADD || added != Integer.MIN_VALUE);
        return fits ? result.withId(left.id()).withDelta(new Value.Delta((int) (alu.op() == AluOp.ADD ? added : -added), alu.width())) : result;
    }

    private static boolean forks(Alu alu, Scalar right) {
        return (alu.op() == AluOp.AND || alu.op() == AluOp.OR) && right.range().isConstant();
    }

    /// Compilers make a mask of a sign by shifting it over all bits. Linux follows two paths where such a mask is used: one for 0, later, and one for -1, which is returned.
    private Scalar forked(Register register, Scalar mask) throws Rejected {
        ScalarRange range = mask.range();
        boolean whole = range.smin() == -1 && range.smax() == 0;
        if (!whole && (range.smin32() != -1 || range.smax32() != 0)) {
            return mask;
        }
        Scalar unrelated = whole ? mask.unlinked() : mask;
        explorer.push(analysis.slot).current().registers[register.code()] = unrelated.withRange(whole ? ScalarRange.ZERO : range.withLow(0));
        return unrelated.withRange(whole ? ScalarRange.of(-1) : range.withLow(-1));
    }

    void move(Mov mov) throws Rejected {
        if (mov.src() instanceof Register src) {
            analysis.read(src);
            analysis.checkWrite(mov.dst());
            if (mov.width() == Width.W32) {
                checkWhole(src, "partial copy of pointer");
            }
            analysis.set(mov.dst(), mov.width() == Width.W64 ? copy(src) : copyLow(src));
        } else if (mov.src() instanceof Imm(int value)) {
            analysis.checkWrite(mov.dst());
            analysis.set(mov.dst(), Scalar.of(mov.width().truncate(value)));
        }
    }

    private void checkWhole(Register register, String what) throws Rejected {
        if (analysis.isSecret(register)) {
            throw analysis.refuse(Rejected.EACCES, "R" + register.code() + " " + what);
        }
    }

    /// The value of `src`, which from now on shares an id with its copies.
    private Value copy(Register src) {
        Value value = analysis.withIdForCopy(analysis.register(src));
        analysis.set(src, value);
        return value;
    }

    private Value copyLow(Register src) {
        if (!(analysis.register(src) instanceof Scalar scalar)) {
            return Scalar.UNKNOWN.withRange(ScalarRange.UNKNOWN.low());
        }
        if (fits(scalar, Width.W32.bits())) {
            return low((Scalar) copy(src));
        }
        return low(scalar.unlinked());
    }

    private static Scalar low(Scalar scalar) {
        return scalar.withRange(scalar.range().low());
    }

    /// Whether the number surely needs no more than `bits` bits.
    static boolean fits(Scalar scalar, int bits) {
        return bits >= Long.SIZE || scalar.range().umax() >>> bits == 0;
    }

    void moveExtended(MovSx mov) throws Rejected {
        analysis.read(mov.src());
        analysis.checkWrite(mov.dst());
        checkWhole(mov.src(), mov.width() == Width.W64 ? "sign-extension part of pointer" : "partial copy of pointer");
        if (!(analysis.register(mov.src()) instanceof Scalar scalar)) {
            analysis.set(mov.dst(), mov.width() == Width.W64 ? Scalar.UNKNOWN : Scalar.UNKNOWN.withRange(ScalarRange.UNKNOWN.low()));
            return;
        }
        boolean same = Long.compareUnsigned(scalar.range().umax(), 1L << mov.from().bits() - 1) < 0;
        Scalar moved = same ? (Scalar) copy(mov.src()) : scalar.unlinked();
        analysis.set(mov.dst(), moved.withRange(SignExtension.extend(mov.from(), mov.width(), moved.range())));
    }

    void negate(Neg neg) throws Rejected {
        analysis.read(neg.dst());
        checkWhole(neg.dst(), "pointer arithmetic prohibited");
        analysis.checkWrite(neg.dst());
        analysis.set(neg.dst(), analysis.register(neg.dst()) instanceof Scalar scalar
                ? new Scalar(ScalarAlu.negate(neg.width(), scalar.range()), 0, null, scalar.precise()) : Scalar.UNKNOWN);
    }

    void swap(ByteSwap swap) throws Rejected {
        analysis.read(swap.dst());
        checkWhole(swap.dst(), "pointer arithmetic prohibited");
        analysis.checkWrite(swap.dst());
        if (swap.op() == SwapOp.TO_LE && swap.size() == Size.DW && analysis.register(swap.dst()) instanceof Scalar) {
            return;
        }
        analysis.set(swap.dst(), analysis.register(swap.dst()) instanceof Scalar scalar
                ? new Scalar(ScalarAlu.swap(swap.op(), swap.size(), scalar.range()), 0, null, scalar.precise()) : Scalar.UNKNOWN);
    }

    void loadWide(LoadImm64 load) throws Rejected {
        analysis.checkWrite(load.dst());
        analysis.set(load.dst(), switch (load.source()) {
            case VALUE -> Scalar.of(load.value());
            case MAP_BY_FD, MAP_BY_INDEX -> Pointer.to(new PointerKind.MapObject(load.low()));
            case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> Pointer.to(new PointerKind.MapValue(load.low(), 0)).withOffset(load.high());
            case CODE -> {
                int subprogram = analysis.layout.subprogramStartingAt(analysis.slot + 1 + load.low());
                analysis.signatures.checkAddress(subprogram);
                yield Pointer.to(new PointerKind.Function(subprogram));
            }
            case VARIABLE -> throw new NotModelled("variables of the kernel");
        });
    }
}
