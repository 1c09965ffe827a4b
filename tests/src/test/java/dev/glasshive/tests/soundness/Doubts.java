package dev.glasshive.tests.soundness;

import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import java.util.BitSet;

/// The places whose values a verifier may be wrong about, because it took them not to matter when it cut the path of this run for another one.
///
/// What is computed from such a value is doubtful too. As long as nothing but numbers is computed from them, and no branch is decided by them, the verifier was right to ignore them.
final class Doubts {
    private static final int REGISTERS = 11;
    private static final int SLOTS = 64;
    private static final int FRAME = REGISTERS + SLOTS;

    private final BitSet places;

    Doubts() {
        this(new BitSet());
    }

    private Doubts(BitSet places) {
        this.places = places;
    }

    Doubts copy() {
        return new Doubts((BitSet) places.clone());
    }

    boolean areEmpty() {
        return places.isEmpty();
    }

    boolean register(int frame, int register) {
        return places.get(frame * FRAME + register);
    }

    void register(int frame, int register, boolean doubtful) {
        places.set(frame * FRAME + register, doubtful);
    }

    boolean slot(int frame, int index) {
        return places.get(frame * FRAME + REGISTERS + index);
    }

    void slot(int frame, int index, boolean doubtful) {
        places.set(frame * FRAME + REGISTERS + index, doubtful);
    }

    /// Whether any slot that bytes from `from` to before `to`, counted from the frame pointer, lie in is doubtful.
    boolean bytes(int frame, long from, long to) {
        for (int index = first(to); index <= last(from) && index < SLOTS; index++) {
            if (slot(frame, index)) {
                return true;
            }
        }
        return false;
    }

    /// The slots that bytes from `from` to before `to` lie in become doubtful, or, where all their bytes are replaced, what `doubtful` says.
    void bytes(int frame, long from, long to, boolean doubtful, boolean sure) {
        for (int index = first(to); index <= last(from) && index < SLOTS; index++) {
            boolean whole = sure && from <= -(index + 1L) * AbstractSlot.BYTES && to >= -(long) index * AbstractSlot.BYTES;
            slot(frame, index, whole ? doubtful : doubtful || slot(frame, index));
        }
    }

    private static int first(long to) {
        return (int) Math.max(0, -to / AbstractSlot.BYTES);
    }

    private static int last(long from) {
        return (int) ((-from - 1) / AbstractSlot.BYTES);
    }

    /// Everything in frames up to `frame`; nothing where it is negative.
    void everything(int frame) {
        places.set(0, (frame + 1) * FRAME);
    }

    /// Nothing of `frame`, which is new or gone.
    void clear(int frame) {
        places.clear(frame * FRAME, (frame + 1) * FRAME);
    }

    /// The registers of `frame` that are known to hold the same number as register `index`.
    void spreadToCopies(int frame, int index, AbstractFrame known) {
        if (known.registers().get(index) instanceof dev.glasshive.verifier.AbstractValue.Scalar scalar && scalar.id() != 0) {
            for (int i = 0; i < REGISTERS; i++) {
                if (known.registers().get(i) instanceof dev.glasshive.verifier.AbstractValue.Scalar other && other.id() == scalar.id()) {
                    register(frame, i, true);
                }
            }
        }
    }
}
