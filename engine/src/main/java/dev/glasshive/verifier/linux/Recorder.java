package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;

/// Keeps what the explorer looks at, up to a number of visits. States are kept as they are, and translated when somebody asks.
final class Recorder {
    private static final Visit.Outcome CONTINUED = new Visit.Outcome.Continued();
    private static final Visit.Outcome ENDED = new Visit.Outcome.Ended();
    private static final Visit.Outcome REFUSED = new Visit.Outcome.Refused();
    /// Of the states that were not kept.
    private static final int NOT_KEPT = -1;

    private final StateText text;
    private final int most;
    private final List<Kept> kept = new ArrayList<>();
    private int current = NOT_KEPT;
    private boolean whole = true;

    Recorder(StateText text, int most) {
        this.text = text;
        this.most = most;
    }

    /// A visit in the making. There are many: of the state only what is shown is kept.
    private static final class Kept {
        final int from;
        final int slot;
        final List<Frame> frames;
        final List<State.Reference> references;
        Visit.Outcome outcome = CONTINUED;

        Kept(int from, int slot, State before) {
            this.from = from;
            this.slot = slot;
            this.frames = before.frames.size() == 1 ? List.of(before.current().copy()) : before.frames.stream().map(Frame::copy).toList();
            this.references = List.copyOf(before.references);
        }

        State before() {
            State state = new State();
            state.frames.addAll(frames);
            state.references.addAll(references);
            return state;
        }
    }

    /// The explorer looks at the instruction at `slot`.
    void begin(int slot, State state) {
        if (kept.size() >= most) {
            whole = false;
            current = NOT_KEPT;
            return;
        }
        kept.add(new Kept(current, slot, state));
        current = kept.size() - 1;
    }

    /// The number of the visit at hand, to come back to it by [#resume].
    int current() {
        return current;
    }

    /// The next visit comes from visit `number`.
    void resume(int number) {
        current = number;
    }

    /// The next visit comes from none: a function is judged by itself.
    void restart() {
        current = NOT_KEPT;
    }

    /// The path of the visit at hand is cut.
    ///
    /// @param coveredBy the visit whose state covers it
    void prune(int coveredBy) {
        outcome(new Visit.Outcome.Pruned(coveredBy));
    }

    /// The program ends at the visit at hand.
    void end() {
        outcome(ENDED);
    }

    /// The visit at hand broke a rule, unless its path was over before.
    void refuse() {
        if (current != NOT_KEPT && kept.get(current).outcome instanceof Visit.Outcome.Continued) {
            outcome(REFUSED);
        }
    }

    private void outcome(Visit.Outcome outcome) {
        if (current != NOT_KEPT) {
            kept.get(current).outcome = outcome;
        }
    }

    /// All that was kept. Each call makes new visits.
    Exploration exploration() {
        List<Visit> visits = new ArrayList<>(kept.size());
        for (Kept each : kept) {
            visits.add(new Visit(visits.size(), each.from, each.slot, each.outcome, () -> translated(each.before())));
        }
        return new Exploration(visits, whole);
    }

    private AbstractState translated(State state) {
        return new AbstractState(state.frames.stream().map(frame -> translated(state, frame)).toList(),
                state.references.stream().map(reference -> new AbstractState.Reference(reference.id(), reference.at())).toList());
    }

    private AbstractFrame translated(State state, Frame frame) {
        List<AbstractValue> registers = new ArrayList<>();
        for (Value register : frame.registers) {
            registers.add(translated(register, frame));
        }
        List<AbstractSlot> stack = new ArrayList<>();
        for (StackSlot slot : frame.stack) {
            StringBuilder bytes = new StringBuilder();
            for (int i = 0; i < StackSlot.BYTES; i++) {
                bytes.append(slot.at(i).symbol());
            }
            stack.add(new AbstractSlot(bytes.toString(), slot.isSpill() ? translated(slot.saved(), frame) : new AbstractValue.Uninitialized()));
        }
        return new AbstractFrame(frame.callsite, frame.subprogram, registers, stack, text.of(state, frame.number, StateText.Selection.ALL).strip());
    }

    private AbstractValue translated(Value value, Frame frame) {
        return switch (value) {
            case Value.Unset _, Value.Dynptr _ -> new AbstractValue.Uninitialized();
            case Value.Scalar scalar -> new AbstractValue.Scalar(scalar.range(), scalar.id(), scalar.precise(), text.value(value, frame));
            case Value.Pointer pointer -> new AbstractValue.Pointer(pointer.kind().typeName(), pointer.nullable(), pointer.offset(), pointer.variable(), pointer.id(),
                    pointer.reference(), map(pointer.kind()), frame(pointer.kind()), Math.max(0, pointer.range()),
                    pointer.kind() instanceof PointerKind.Memory memory ? memory.size() : -1, text.value(value, frame));
        };
    }

    private static int map(PointerKind kind) {
        return switch (kind) {
            case PointerKind.MapObject object -> object.map();
            case PointerKind.MapValue value -> value.map();
            case PointerKind.MapKey key -> key.map();
            case PointerKind.Context _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _,
                    PointerKind.Socket _, PointerKind.Memory _, PointerKind.Kernel _, PointerKind.Function _ -> -1;
        };
    }

    private static int frame(PointerKind kind) {
        return kind instanceof PointerKind.Stack(int number) ? number : -1;
    }
}
