package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Zones;

/// What arithmetic does to what is known.
final class Arithmetic {
    /// How far before its region a pointer may lead and still be followed: windows of addresses begin far above zero.
    static final long LOWEST_OFFSET = -(1L << 31);
    /// How far behind it: no sum with an address leaves the numbers.
    static final long HIGHEST_OFFSET = 1L << 62;
    private static final long LOW_HALF = 0xffff_ffffL;

    private final Invariant state;
    private final int depth;

    Arithmetic(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    void apply(Alu alu) {
        int dst = holder(alu.dst());
        TypeSet left = state.types(dst);
        TypeSet right = alu.src() instanceof Register register ? state.types(holder(register)) : TypeSet.NUMBER;
        boolean moves = alu.width() == Width.W64 && (alu.op() == AluOp.ADD || alu.op() == AluOp.SUB);
        if (left.is(Type.NUMBER) && right.is(Type.NUMBER)) {
            numbers(alu, dst);
        } else if (moves && left.meets(TypeSet.POINTERS) && right.is(Type.NUMBER)) {
            move(dst, left, operand(alu.src()), Math.min(Alignment.of(state, dst), zeros(alu.src())), alu.op() == AluOp.SUB);
        } else if (moves && alu.op() == AluOp.ADD && left.is(Type.NUMBER) && right.meets(TypeSet.POINTERS)) {
            swap(dst, holder((Register) alu.src()));
        } else if (alu.op() == AluOp.SUB && left.isSingle() && left.equals(right) && left.isSubsetOf(TypeSet.SINGLE)) {
            distance(dst, holder((Register) alu.src()), left.types().getFirst());
            if (alu.width() == Width.W32) {
                lowHalf(dst);
            }
        } else {
            Numbers.set(state, dst, alu.width() == Width.W64 ? ScalarRange.UNKNOWN : ScalarRange.UNKNOWN.low());
        }
    }

    private int holder(Register register) {
        return Holders.register(depth, register);
    }

    /// The variable that holds an operand as a signed number, made if need be.
    private int operand(Operand operand) {
        return switch (operand) {
            case Register register -> state.variable(holder(register), Facet.SVALUE);
            case Imm(int value) -> {
                state.zones().set(Variables.SPARE, new Interval(value, value));
                yield Variables.SPARE;
            }
        };
    }

    private ScalarRange range(Operand operand) {
        return switch (operand) {
            case Register register -> Numbers.range(state, holder(register));
            case Imm(int value) -> ScalarRange.of(value);
        };
    }

    private int zeros(Operand operand) {
        return switch (operand) {
            case Register register -> Alignment.of(state, holder(register));
            case Imm(int value) -> Alignment.of(value);
        };
    }

    private void numbers(Alu alu, int dst) {
        ScalarRange a = Numbers.range(state, dst);
        ScalarRange b = range(alu.src());
        ScalarRange result = Quotients.apply(alu.op(), alu.width(), a, b);
        int zeros = Alignment.after(alu.op(), alu.width(), Alignment.of(state, dst), zeros(alu.src()), b);
        if ((alu.op() == AluOp.ADD || alu.op() == AluOp.SUB) && (alu.width() == Width.W64 || staysLow(alu, dst, a, b))) {
            add(alu, dst, a, b);
            Numbers.intersect(state, dst, result);
        } else {
            Numbers.set(state, dst, result);
        }
        state.setZeros(dst, zeros);
    }

    /// Whether a sum of lower halves is the sum of the numbers.
    private boolean staysLow(Alu alu, int dst, ScalarRange a, ScalarRange b) {
        boolean subtracts = alu.op() == AluOp.SUB;
        if (!isLow(a)) {
            return false;
        }
        if (alu.src() instanceof Imm(int value)) {
            long by = subtracts ? -(long) value : value;
            return a.umin() + by >= 0 && a.umax() + by <= LOW_HALF;
        }
        return isLow(b) && (subtracts ? isAtLeast(dst, alu.src(), a, b) : a.umax() + b.umax() <= LOW_HALF);
    }

    private static boolean isLow(ScalarRange range) {
        return range.umax() >= 0 && range.umax() <= LOW_HALF;
    }

    private boolean isAtLeast(int dst, Operand src, ScalarRange a, ScalarRange b) {
        return a.umin() >= 0 && b.umax() >= 0 && a.umin() >= b.umax()
                || src instanceof Register register && state.zones().entails(state.variable(holder(register), Facet.UVALUE), state.variable(dst, Facet.UVALUE), 0);
    }

    private void add(Alu alu, int dst, ScalarRange a, ScalarRange b) {
        Zones zones = state.zones();
        boolean subtracts = alu.op() == AluOp.SUB;
        int signed = state.variable(dst, Facet.SVALUE);
        int unsigned = state.variable(dst, Facet.UVALUE);
        boolean signedFits = subtracts ? fits(a.smin(), Numbers.negate(b.smax())) && fits(a.smax(), Numbers.negate(b.smin())) && b.smin() != Long.MIN_VALUE
                : fits(a.smin(), b.smin()) && fits(a.smax(), b.smax());
        if (alu.src() instanceof Imm(int value)) {
            long by = subtracts ? -(long) value : value;
            shift(zones, signed, by, signedFits);
            shift(zones, unsigned, by, by <= 0 ? a.umin() < 0 || a.umin() + by >= 0 : a.umax() >= 0 && a.umax() <= Long.MAX_VALUE - 1 - by);
        } else {
            Register src = (Register) alu.src();
            boolean unsignedFits = subtracts ? isAtLeast(dst, src, a, b) : a.umax() >= 0 && b.umax() >= 0 && fits(a.umax(), b.umax());
            combine(zones, unsigned, state.variable(holder(src), Facet.UVALUE), subtracts, unsignedFits);
            combine(zones, signed, state.variable(holder(src), Facet.SVALUE), subtracts, signedFits);
        }
        Numbers.link(state, dst);
    }

    private static boolean fits(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) >= 0;
    }

    private static void shift(Zones zones, int variable, long by, boolean fits) {
        if (fits) {
            zones.assign(variable, variable, by);
        } else {
            zones.forget(variable);
        }
    }

    private static void combine(Zones zones, int variable, int other, boolean subtracts, boolean fits) {
        if (!fits) {
            zones.forget(variable);
        } else if (subtracts) {
            Numbers.difference(zones, variable, variable, other);
        } else {
            Numbers.sum(zones, variable, variable, other);
        }
    }

    /// A number is added to a pointer.
    ///
    /// @param zeros of the sum
    private void move(int dst, TypeSet types, int by, int zeros, boolean subtracts) {
        Zones zones = state.zones();
        boolean sane = !types.has(Type.NUMBER);
        for (Type type : types.types()) {
            if (TypeSet.POINTERS.has(type)) {
                int offset = state.variable(dst, Facet.offset(type));
                if (subtracts) {
                    Numbers.difference(zones, offset, offset, by);
                } else {
                    Numbers.sum(zones, offset, offset, by);
                }
                sane &= isFollowed(zones.get(offset));
            }
        }
        int value = state.variable(dst, Facet.SVALUE);
        if (!sane || zones.get(value).lo() < 1) {
            zones.forget(value);
        } else {
            // Somewhere else, and not zero.
            zones.set(value, Pointers.ADDRESS);
        }
        zones.forget(state.variable(dst, Facet.UVALUE));
        state.setZeros(dst, zeros);
    }

    /// Whether an address at such an offset can be told from zero, and compared.
    static boolean isFollowed(Interval offset) {
        return offset.lo() >= LOWEST_OFFSET && offset.hi() <= HIGHEST_OFFSET;
    }

    /// A pointer is added to a number: the sum is a pointer.
    private void swap(int dst, int src) {
        int zeros = Math.min(Alignment.of(state, dst), Alignment.of(state, src));
        state.zones().assign(Variables.SPARE, state.variable(dst, Facet.SVALUE), 0);
        state.forget(dst);
        state.copy(dst, src);
        move(dst, state.types(dst), Variables.SPARE, zeros, false);
        state.zones().forget(Variables.SPARE);
    }

    private void lowHalf(int holder) {
        ScalarRange range = Numbers.range(state, holder);
        if (!isLow(range)) {
            Numbers.set(state, holder, range.low());
        }
    }

    private void distance(int dst, int src, Type type) {
        Zones zones = state.zones();
        Facet facet = Facet.offset(type);
        boolean known = type != Type.STACK || Pointers.sameFrame(state, dst, src);
        if (known && isFollowed(state.get(dst, facet)) && isFollowed(state.get(src, facet))) {
            Numbers.difference(zones, Variables.SPARE, state.variable(dst, facet), state.variable(src, facet));
            state.forget(dst);
            zones.assign(state.variable(dst, Facet.SVALUE), Variables.SPARE, 0);
            zones.forget(Variables.SPARE);
            state.setTypes(dst, TypeSet.NUMBER);
            Numbers.link(state, dst);
        } else {
            Numbers.set(state, dst, ScalarRange.UNKNOWN);
        }
    }
}
