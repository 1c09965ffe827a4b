package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.StackSlot.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Whether all that can happen from one state was seen from another.
final class StateComparison {
    private static final int ADDED = 1 << 30;

    private final Analysis analysis;
    private final Strictness strictness;
    private final Map<Integer, Integer> forwards = new HashMap<>();
    private final Map<Integer, Integer> backwards = new HashMap<>();
    private int madeUpId;

    private StateComparison(Analysis analysis, Strictness strictness) {
        this.analysis = analysis;
        this.strictness = strictness;
        this.madeUpId = analysis.idGenerator;
    }

    /// How alike states must be.
    enum Strictness {
        /// Numbers that did not matter may differ.
        LOOSE,
        /// All numbers must lie within the older range, because it is not yet known which matter.
        WITHIN,
        /// Equal.
        EXACT
    }

    /// The slot that frame `number` of `state` is at.
    static int slotIn(State state, int number) {
        return number == state.currentNumber() ? state.instruction : state.frames.get(number + 1).callsite;
    }

    /// A comparison that takes nothing but the same for the same.
    static StateComparison exact(Analysis analysis) {
        return new StateComparison(analysis, Strictness.EXACT);
    }

    /// Whether `old` and `current` are the same, with ids that correspond to those compared before.
    boolean isSame(Value old, Value current) {
        return exact(old, current);
    }

    static boolean covers(Analysis analysis, State old, State current, Strictness strictness) {
        return new StateComparison(analysis, strictness).covers(old, current);
    }

    /// Whether the registers are equal but for what mattered: a cheap first look for loops that make no progress.
    static boolean looksAlike(State old, State current) {
        if (old.frames.size() != current.frames.size()) {
            return false;
        }
        Frame a = old.current();
        Frame b = current.current();
        for (int i = 0; i < Frame.REGISTERS; i++) {
            if (!withoutPrecision(a.registers[i]).equals(withoutPrecision(b.registers[i]))) {
                return false;
            }
        }
        return true;
    }

    private static Value withoutPrecision(Value value) {
        return value instanceof Scalar scalar ? scalar.withPrecision(false) : value;
    }

    private boolean covers(State old, State current) {
        if (old.frames.size() != current.frames.size() || old.speculative && !current.speculative || !references(old, current)) {
            return false;
        }
        for (int i = 0; i < old.frames.size(); i++) {
            if (old.frames.get(i).callsite != current.frames.get(i).callsite || !frame(old, old.frames.get(i), current.frames.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean references(State old, State current) {
        if (old.references.size() != current.references.size()) {
            return false;
        }
        for (int i = 0; i < old.references.size(); i++) {
            if (old.references.get(i).map() != current.references.get(i).map() || !ids(old.references.get(i).id(), current.references.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    private boolean frame(State oldState, Frame old, Frame current) {
        if (old.callbackDepth > current.callbackDepth) {
            return false;
        }
        int slot = slotIn(oldState, old.number);
        for (int i = 0; i < Frame.POINTER; i++) {
            if (analysis.live.isLive(slot, i) && !value(old.registers[i], current.registers[i])) {
                return false;
            }
        }
        for (int i = 0; i < old.stack.length; i++) {
            if (!slot(old.stack[i], i < current.stack.length ? current.stack[i] : null)) {
                return false;
            }
        }
        return true;
    }

    private boolean value(Value old, Value current) {
        if (strictness == Strictness.EXACT) {
            return exact(old, current);
        }
        return switch (old) {
            case Value.Unset() -> true;
            case Value.Dynptr dynptr -> dynptr(dynptr, current);
            case Scalar scalar -> current instanceof Scalar other && scalar(scalar, other);
            case Pointer pointer -> current instanceof Pointer other && pointer(pointer, other);
        };
    }

    private boolean scalar(Scalar old, Scalar current) {
        if (analysis.sanitation.needsExactNumbers()) {
            return old.range().equals(current.range()) && (old.id() == 0 || scalarIds(fullId(old), fullId(current)));
        }
        if (!analysis.can.isPrecise(old) && strictness == Strictness.LOOSE) {
            return true;
        }
        if (!current.range().isSubsetOf(old.range())) {
            return false;
        }
        // A number that was related to no other may now be related to some.
        return old.id() == 0 || Objects.equals(old.delta(), current.delta()) && scalarIds(fullId(old), fullId(current));
    }

    private boolean pointer(Pointer old, Pointer current) {
        if (!old.kind().getClass().equals(current.kind().getClass()) || old.nullable() != current.nullable()) {
            return false;
        }
        return switch (old.kind()) {
            case PointerKind.MapKey _, PointerKind.MapValue _, PointerKind.Memory _ -> old.kind().equals(current.kind()) && old.offset() == current.offset()
                    && current.variable().isSubsetOf(old.variable()) && ids(old.id(), current.id()) && ids(old.reference(), current.reference());
            case PointerKind.Packet _, PointerKind.PacketMeta _ -> old.range() <= current.range() && old.offset() == current.offset()
                    && ids(old.id(), current.id()) && current.variable().isSubsetOf(old.variable());
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.Stack _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _,
                    PointerKind.Kernel _, PointerKind.Function _ -> exact(old, current);
        };
    }

    private boolean exact(Value old, Value current) {
        return switch (old) {
            case Value.Unset() -> current instanceof Value.Unset;
            case Value.Dynptr dynptr -> dynptr(dynptr, current);
            case Scalar a -> current instanceof Scalar b && a.range().equals(b.range()) && Objects.equals(a.delta(), b.delta()) && ids(a.id(), b.id());
            case Pointer a -> current instanceof Pointer b && a.kind().equals(b.kind()) && a.nullable() == b.nullable() && a.offset() == b.offset()
                    && a.range() == b.range() && a.variable().equals(b.variable()) && ids(a.id(), b.id()) && ids(a.reference(), b.reference());
        };
    }

    private boolean dynptr(Value.Dynptr old, Value current) {
        return current instanceof Value.Dynptr other && old.kind() == other.kind() && old.first() == other.first() && ids(old.reference(), other.reference());
    }

    private boolean slot(StackSlot old, @org.jspecify.annotations.Nullable StackSlot other) {
        StackSlot current = other == null ? StackSlot.EMPTY : other;
        for (int i = 0; i < StackSlot.BYTES; i++) {
            Kind kind = old.at(i);
            if (strictness != Strictness.LOOSE && kind != current.at(i)) {
                return false;
            }
            if (kind == Kind.INVALID || kind == Kind.MISC && analysis.can.mayReadUnwritten()) {
                continue;
            }
            if (other == null) {
                return false;
            }
            Value a = asScalar(old);
            Value b = asScalar(current);
            if (a != null && b != null) {
                return value(a, b);
            }
            if (kind == Kind.MISC && current.at(i) == Kind.ZERO) {
                continue;
            }
            if (kind != current.at(i)) {
                return false;
            }
            if (i == StackSlot.BYTES - 1 && (kind == Kind.SPILL || kind == Kind.DYNPTR) && !value(old.saved(), current.saved())) {
                return false;
            }
        }
        return true;
    }

    /// The number in a slot that holds a whole one, saved or made of bytes of which nothing is known.
    private @org.jspecify.annotations.Nullable Value asScalar(StackSlot slot) {
        if (slot.isFullScalarSpill()) {
            return slot.saved();
        }
        for (int i = 0; i < StackSlot.BYTES; i++) {
            if (slot.at(i) != Kind.MISC && !(slot.at(i) == Kind.INVALID && analysis.can.mayReadUnwritten())) {
                return null;
            }
        }
        return Scalar.UNKNOWN;
    }

    /// Numbers that are apart by a constant share an id, but not with those that are equal.
    private static int fullId(Scalar scalar) {
        return scalar.delta() == null ? scalar.id() : scalar.id() | ADDED;
    }

    private boolean scalarIds(int old, int current) {
        return ids(old, current != 0 ? current : ++madeUpId);
    }

    /// Whether numbers related by `old` are related by `current`.
    private boolean ids(int old, int current) {
        if (old == 0 || current == 0) {
            return old == current;
        }
        Integer known = forwards.get(old);
        if (known != null) {
            return known == current;
        }
        if (backwards.containsKey(current)) {
            return false;
        }
        forwards.put(old, current);
        backwards.put(current, old);
        return true;
    }
}
