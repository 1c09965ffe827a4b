package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Zones;

/// What a branch teaches on each of its sides.
final class Assumptions {
    private final Invariant state;
    private final int depth;

    Assumptions(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    void apply(Branch branch, boolean taken) {
        int left = Holders.register(depth, branch.left());
        switch (branch.right()) {
            case Imm(int value) -> constant(branch, taken, left, value);
            case Register right -> registers(branch, taken, left, Holders.register(depth, right));
        }
    }

    private void constant(Branch branch, boolean taken, int left, int value) {
        TypeSet types = state.types(left);
        if (types.is(Type.NUMBER)) {
            Numbers.assumeConstant(state, branch.op(), taken, branch.width(), left, value);
        } else if (value == 0 && branch.width() == Width.W64 && types.isSubsetOf(TypeSet.VALUES)) {
            if (branch.op() == Condition.JEQ && taken || branch.op() == Condition.JNE && !taken) {
                isNull(left);
            } else if (branch.op() == Condition.JEQ || branch.op() == Condition.JNE) {
                isNotNull(left);
            }
        }
    }

    /// A null pointer is the number 0.
    private void isNull(int holder) {
        Interval value = state.get(holder, Facet.SVALUE);
        if (value.lo() > 0 || value.hi() < 0) {
            Numbers.makeUnreachable(state);
        } else {
            Numbers.set(state, holder, ScalarRange.ZERO);
        }
    }

    private void isNotNull(int holder) {
        Zones zones = state.zones();
        int value = state.variable(holder, Facet.SVALUE);
        if (zones.get(value).lo() == 0) {
            zones.assumeAtLeast(value, 1);
        }
    }

    private void registers(Branch branch, boolean taken, int left, int right) {
        TypeSet types = state.types(left);
        if (!types.equals(state.types(right)) || !types.isSingle()) {
            return;
        }
        if (types.is(Type.NUMBER)) {
            numbers(branch, taken, left, right);
        } else if (types.isSubsetOf(TypeSet.SINGLE) && branch.width() == Width.W64 && branch.op() != Condition.JSET) {
            Facet facet = Facet.offset(types.types().getFirst());
            boolean comparable = !types.is(Type.STACK) || Pointers.sameFrame(state, left, right);
            if (comparable && Arithmetic.isFollowed(state.get(left, facet)) && Arithmetic.isFollowed(state.get(right, facet))) {
                Numbers.relate(state.zones(), taken ? branch.op() : Numbers.opposite(branch.op()), state.variable(left, facet), state.variable(right, facet));
            }
        }
    }

    private void numbers(Branch branch, boolean taken, int left, int right) {
        Numbers.assume(state, branch.op(), taken, branch.width(), left, right);
    }
}
