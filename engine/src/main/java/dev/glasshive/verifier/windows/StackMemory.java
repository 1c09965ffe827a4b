package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.SignExtension;

/// Loads from the stack and stores to it.
final class StackMemory {
    private final Invariant state;
    private final int depth;

    StackMemory(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    /// Where an access begins, at the least and at the most.
    private Interval place(int base, int offset) {
        Interval at = state.get(base, Facet.STACK_OFFSET);
        return new Interval(Numbers.plus(at.lo(), offset), Numbers.plus(at.hi(), offset));
    }

    private static boolean isInside(Interval place, int bytes) {
        return place.lo() >= 0 && place.hi() <= Holders.STACK - bytes;
    }

    /// The number in `holder`, which has `size` bytes, as it is extended by a load.
    static ScalarRange extended(Load load, ScalarRange range) {
        return load.extension() == Extension.ZERO || load.size() == Size.DW ? range : SignExtension.extend(load.size(), Width.W64, range);
    }

    void load(Load load, int base, int dst) {
        Interval place = place(base, load.offset());
        int bytes = load.size().bytes();
        if (!isInside(place, bytes) || place.lo() != place.hi()) {
            boolean numbers = isInside(place, bytes) && state.isNumeric((int) place.lo(), (int) place.hi() + bytes);
            unknown(load, dst, numbers);
            return;
        }
        int start = (int) place.lo();
        int cell = state.cellAt(start, bytes);
        if (cell >= 0 && (load.extension() == Extension.ZERO || load.size() == Size.DW)) {
            state.copy(dst, cell);
        } else if (state.isNumeric(start, start + bytes)) {
            Numbers.set(state, dst, extended(load, content(start, load.size())));
        } else {
            state.clear(dst);
        }
    }

    private void unknown(Load load, int dst, boolean numbers) {
        if (numbers) {
            Numbers.set(state, dst, extended(load, ScalarRange.unsigned(load.size().bytes())));
        } else {
            state.clear(dst);
        }
    }

    /// What is known of bytes that were not written at once: the lower part of a number, or constants put together.
    private ScalarRange content(int start, Size size) {
        int around = state.cellAround(start, size.bytes());
        if (around >= 0 && state.types(around).is(Type.NUMBER) && Holders.start(around) == start) {
            return Numbers.range(state, around).truncated(size.bytes());
        }
        long value = 0;
        for (int i = 0; i < size.bytes(); i++) {
            int cell = state.cellAround(start + i, 1);
            ScalarRange range = cell >= 0 && state.types(cell).is(Type.NUMBER) ? Numbers.range(state, cell) : ScalarRange.UNKNOWN;
            if (!range.isConstant()) {
                return ScalarRange.unsigned(size.bytes());
            }
            int shift = (start + i - Holders.start(cell)) * Byte.SIZE;
            value |= (range.value() >>> shift & 0xff) << i * Byte.SIZE;
        }
        return ScalarRange.of(value);
    }

    /// @param sure whether `base` leads to the stack on all ways
    void store(Size size, int base, int offset, Operand src, boolean sure) {
        Interval place = place(base, offset);
        int bytes = size.bytes();
        boolean numbers = !(src instanceof Register register) || state.types(Holders.register(depth, register)).is(Type.NUMBER);
        if (!isInside(place, bytes)) {
            // The check has failed; whatever was there may have changed.
            state.blur(0, Holders.STACK, false);
            return;
        }
        int start = (int) place.lo();
        if (!sure || place.lo() != place.hi()) {
            state.blur(start, (int) place.hi() + bytes, numbers);
            return;
        }
        state.wipe(start, start + bytes, numbers);
        int cell = Holders.cell(start, bytes);
        switch (src) {
            case Imm(int value) -> Numbers.set(state, cell, ScalarRange.of(size.zeroExtend(value)));
            case Register register -> storeRegister(size, cell, Holders.register(depth, register));
        }
    }

    /// An atomic operation on the stack.
    ///
    /// @return what was there before
    ScalarRange update(Atomic atomic, int base, boolean sure) {
        Interval place = place(base, atomic.offset());
        int bytes = atomic.size().bytes();
        ScalarRange any = ScalarRange.unsigned(bytes);
        if (!isInside(place, bytes)) {
            state.blur(0, Holders.STACK, false);
            return any;
        }
        int start = (int) place.lo();
        int end = (int) place.hi() + bytes;
        boolean numbers = state.isNumeric(start, end);
        if (!sure || !numbers || place.lo() != place.hi()) {
            state.blur(start, end, numbers);
            return any;
        }
        int cell = state.cellAt(start, bytes);
        ScalarRange old = cell >= 0 && state.types(cell).is(Type.NUMBER) ? Numbers.range(state, cell) : content(start, atomic.size());
        ScalarRange src = Numbers.range(state, Holders.register(depth, atomic.src()));
        ScalarRange changed = changed(atomic, old, src);
        state.wipe(start, end, true);
        Numbers.set(state, Holders.cell(start, bytes), changed);
        return old;
    }

    private static ScalarRange changed(Atomic atomic, ScalarRange old, ScalarRange src) {
        Width width = atomic.size() == Size.DW ? Width.W64 : Width.W32;
        return switch (atomic.op()) {
            case ADD, FETCH_ADD -> Quotients.apply(AluOp.ADD, width, old, src);
            case OR, FETCH_OR -> Quotients.apply(AluOp.OR, width, old, src);
            case AND, FETCH_AND -> Quotients.apply(AluOp.AND, width, old, src);
            case XOR, FETCH_XOR -> Quotients.apply(AluOp.XOR, width, old, src);
            case XCHG -> src.truncated(atomic.size().bytes());
            case CMPXCHG -> ScalarRange.unsigned(atomic.size().bytes());
        };
    }

    private void storeRegister(Size size, int cell, int src) {
        TypeSet types = state.types(src);
        if (types.is(Type.NUMBER)) {
            ScalarRange range = Numbers.range(state, src);
            if (size == Size.DW || range.umax() >= 0 && range.umax() <= size.zeroExtend(-1)) {
                state.copy(cell, src);
            } else {
                Numbers.set(state, cell, range.truncated(size.bytes()));
            }
        } else if (size == Size.DW) {
            state.copy(cell, src);
        }
    }
}
