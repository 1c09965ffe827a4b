package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.AbstractValue.Scalar;
import dev.glasshive.verifier.AbstractValue.Uninitialized;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.domain.ScalarRange;

/// What a state says of a holder.
final class Knowledge {
    private static final Uninitialized NOTHING = new Uninitialized();
    private static final Scalar SOME_NUMBER = new Scalar(ScalarRange.UNKNOWN, 0, false, "some bytes");

    private Knowledge() {}

    static AbstractValue of(AbstractState state, int frame, Register register) {
        return state.frames().get(frame).registers().get(register.code());
    }

    static AbstractValue of(AbstractState state, Holder holder) {
        return switch (holder) {
            case Holder.OfRegister(int frame, Register register) -> frame < state.frames().size() ? of(state, frame, register) : NOTHING;
            case Holder.OfStack(int frame, int offset, int size) -> frame < state.frames().size() ? ofStack(state.frames().get(frame), offset, size) : NOTHING;
            case Holder.OfReference _, Holder.OfProgram _ -> NOTHING;
        };
    }

    private static AbstractValue ofStack(AbstractFrame frame, int offset, int size) {
        for (int at = offset; at < offset + size; at++) {
            char symbol = symbol(frame, at);
            if (symbol == 'r') {
                return frame.stack().get(slot(at)).saved();
            }
            if (symbol == '?') {
                return NOTHING;
            }
        }
        return SOME_NUMBER;
    }

    /// What the byte of the stack at `offset` holds, as [AbstractSlot] draws it.
    static char symbol(AbstractFrame frame, int offset) {
        int slot = slot(offset);
        return offset >= 0 || slot >= frame.stack().size() ? '?' : frame.stack().get(slot).at(offset + AbstractSlot.BYTES * (slot + 1));
    }

    private static int slot(int offset) {
        return (-offset - 1) / AbstractSlot.BYTES;
    }

    /// How the verifier prints what it knows of `holder`.
    static String text(AbstractState state, Holder holder) {
        if (holder instanceof Holder.OfStack(int frame, int offset, int size) && frame < state.frames().size()
                && !(size == AbstractSlot.BYTES && of(state, holder) instanceof Pointer)) {
            StringBuilder bytes = new StringBuilder();
            for (int at = offset + size - 1; at >= offset; at--) {
                bytes.append(symbol(state.frames().get(frame), at));
            }
            return bytes.indexOf("r") >= 0 ? of(state, holder).text() : bytes.toString();
        }
        return of(state, holder).text();
    }

    /// A value as it is shown.
    static Printed printed(AbstractValue value, Vocabulary vocabulary) {
        return new Printed(value.text(), Words.value(value, vocabulary));
    }

    /// What the state says of `holder`, as it is shown.
    static Printed printed(AbstractState state, Holder holder, Vocabulary vocabulary) {
        AbstractValue value = of(state, holder);
        return new Printed(text(state, holder), value.equals(SOME_NUMBER) ? "some bytes" : Words.value(value, vocabulary));
    }

    /// Whether two values say the same, whatever ids they bear.
    static boolean same(AbstractValue one, AbstractValue other) {
        return switch (one) {
            case Uninitialized _ -> other instanceof Uninitialized;
            case Scalar scalar -> other instanceof Scalar that && scalar.range().equals(that.range());
            case Pointer pointer -> other instanceof Pointer that && pointer.type().equals(that.type()) && pointer.nullable() == that.nullable() && pointer.offset() == that.offset()
                    && pointer.variable().equals(that.variable()) && pointer.range() == that.range();
        };
    }
}
