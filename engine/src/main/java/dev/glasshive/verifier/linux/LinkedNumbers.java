package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.ScalarAlu;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.History.Linked;
import dev.glasshive.verifier.linux.History.Place;
import dev.glasshive.verifier.linux.Value.Delta;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Numbers that are equal, or apart by a constant, because one was copied from the other: what is learned of one holds for all.
final class LinkedNumbers {
    /// How many Linux keeps track of at one branch.
    private static final int MOST = 6;

    private final Analysis analysis;

    LinkedNumbers(Analysis analysis) {
        this.analysis = analysis;
    }

    /// Adds to `known` the registers that are live and the saved registers with `id`, in all frames of the current state. Those for which there is no room lose the id.
    List<Linked> find(int id, List<Linked> known) {
        List<Linked> found = new ArrayList<>(known);
        State state = analysis.current;
        for (Frame frame : state.frames.reversed()) {
            int slot = StateComparison.slotIn(state, frame.number);
            for (int i = 0; i < Frame.POINTER; i++) {
                if (analysis.live.isLive(slot, i) && !isAdded(found, frame.registers[i], id, new Linked(frame.number, Place.REGISTER, i))) {
                    frame.registers[i] = withoutId(frame.registers[i]);
                }
            }
            for (int i = 0; i < frame.stack.length; i++) {
                if (frame.stack[i].isSpill() && !isAdded(found, frame.stack[i].saved(), id, new Linked(frame.number, Place.STACK, i))) {
                    frame.stack[i] = frame.stack[i].withSaved(withoutId(frame.stack[i].saved()));
                }
            }
        }
        return found;
    }

    /// Whether `value` needed no place in `found`, or got one.
    private static boolean isAdded(List<Linked> found, Value value, int id, Linked linked) {
        if (!(value instanceof Scalar scalar) || scalar.id() != id) {
            return true;
        }
        return found.size() < MOST && found.add(linked);
    }

    private static Value withoutId(Value value) {
        return value instanceof Scalar scalar ? scalar.withId(0).withDelta(scalar.delta()) : value;
    }

    /// Gives what was learned of `known` to those of `linked` that have its id in `state`.
    static void spread(State state, Scalar known, List<Linked> linked) {
        for (Linked each : linked) {
            Frame frame = state.frames.get(each.frame());
            switch (each.place()) {
                case REGISTER -> frame.registers[each.index()] = related(frame.registers[each.index()], known);
                case STACK -> frame.stack[each.index()] = frame.stack[each.index()].withSaved(related(frame.stack[each.index()].saved(), known));
            }
        }
    }

    private static Value related(Value value, Scalar known) {
        if (!(value instanceof Scalar scalar) || scalar.id() != known.id()) {
            return value;
        }
        if (Objects.equals(scalar.delta(), known.delta())) {
            return known;
        }
        Delta own = scalar.delta();
        Delta other = known.delta();
        boolean halves = own != null && own.width() == Width.W32 || other != null && other.width() == Width.W32;
        if (halves && own == null && !ArithmeticRules.fits(scalar, Width.W32.bits())) {
            // Of the whole number, the lower half alone says nothing.
            return scalar;
        }
        long by = (own == null ? 0L : own.by()) - (other == null ? 0L : other.by());
        ScalarRange moved = ScalarAlu.apply(AluOp.ADD, halves ? Width.W32 : Width.W64, known.range(), ScalarRange.of(by));
        return new Scalar(moved, scalar.id(), own, known.precise());
    }
}
