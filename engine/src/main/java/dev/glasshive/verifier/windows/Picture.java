package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Fixpoint.Fact;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;
import dev.glasshive.verifier.domain.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// What is known, in the shape that all verifiers share.
final class Picture {
    private static final AbstractValue NOTHING = new AbstractValue.Uninitialized();
    private static final int SLOTS = Holders.FRAME / AbstractSlot.BYTES;

    private final Invariant state;
    private final Label at;
    private final ToIntFunction<Label> function;

    private Picture(Invariant state, Label at, ToIntFunction<Label> function) {
        this.state = state;
        this.at = at;
        this.function = function;
    }

    /// @param function gives the number of the function that the last call of a label leads to
    static AbstractState of(Invariant state, Label at, ToIntFunction<Label> function) {
        Picture picture = new Picture(state, at, function);
        List<AbstractFrame> frames = new ArrayList<>();
        for (int depth = 0; depth <= at.depth(); depth++) {
            frames.add(picture.frame(depth));
        }
        return new AbstractState(frames, List.of());
    }

    private AbstractFrame frame(int depth) {
        boolean current = depth == at.depth();
        List<AbstractValue> registers = new ArrayList<>();
        for (int code = 0; code <= 10; code++) {
            registers.add(current || code >= 6 ? value(Holders.register(depth, code)) : NOTHING);
        }
        List<AbstractSlot> stack = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < SLOTS; i++) {
            AbstractSlot slot = slot(Holders.STACK - depth * Holders.FRAME - (i + 1) * AbstractSlot.BYTES);
            stack.add(slot);
            used = slot.bytes().equals("????????") ? used : i + 1;
        }
        int callsite = depth == 0 ? -1 : at.calls().get(depth - 1);
        int number = depth == 0 ? 0 : function.applyAsInt(new Label(at.calls().subList(0, depth), callsite, Label.NOWHERE));
        String text = current ? Facts.of(state, depth).stream().map(Fact::text).collect(Collectors.joining(", ")) : "";
        return new AbstractFrame(callsite, number, registers, stack.subList(0, used), text);
    }

    private AbstractSlot slot(int start) {
        int whole = state.cellAt(start, AbstractSlot.BYTES);
        AbstractValue saved = whole >= 0 ? value(whole) : NOTHING;
        boolean spilled = !(saved instanceof AbstractValue.Uninitialized);
        StringBuilder bytes = new StringBuilder();
        for (int i = AbstractSlot.BYTES - 1; i >= 0; i--) {
            bytes.append(spilled ? 'r' : isZero(start + i) ? '0' : state.isNumeric(start + i, start + i + 1) ? 'm' : '?');
        }
        return new AbstractSlot(bytes.toString(), saved);
    }

    private boolean isZero(int at) {
        int cell = state.cellAround(at, 1);
        return cell >= 0 && state.types(cell).is(Type.NUMBER) && Numbers.range(state, cell).equals(ScalarRange.ZERO);
    }

    private AbstractValue value(int holder) {
        TypeSet types = state.types(holder);
        if (types.has(Type.UNINITIALIZED)) {
            return NOTHING;
        }
        String text = text(holder, types);
        if (types.is(Type.NUMBER)) {
            return new AbstractValue.Scalar(Numbers.range(state, holder), 0, false, text);
        }
        return types.isSingle() ? pointer(holder, types.types().getFirst(), text) : new AbstractValue.Scalar(ScalarRange.UNKNOWN, 0, false, text);
    }

    private String text(int holder, TypeSet types) {
        StringBuilder text = new StringBuilder(types.toString());
        for (Facet facet : Facet.all()) {
            Interval interval = state.get(holder, facet);
            boolean silent = facet == Facet.UVALUE && interval.equals(state.get(holder, Facet.SVALUE)) || facet == Facet.SVALUE && !types.has(Type.NUMBER) && interval.lo() > 0;
            if (facet.describes(types) && !silent && !interval.equals(Numbers.ALL)) {
                text.append(' ').append(facet.text()).append('=').append(Facts.text(interval));
            }
        }
        return text.toString();
    }

    private AbstractValue pointer(int holder, Type type, String text) {
        boolean nullable = state.get(holder, Facet.SVALUE).lo() < 1;
        Interval map = state.get(holder, Facet.MAP);
        int index = map.lo() == map.hi() ? (int) map.lo() - 1 : -1;
        return switch (type) {
            case CTX -> leading("ctx", nullable, state.get(holder, Facet.CTX_OFFSET), -1, -1, 0, -1, text);
            case PACKET -> packet(holder, nullable, text);
            case STACK -> {
                Interval frame = state.get(holder, Facet.STACK_FRAME);
                int depth = frame.lo() == frame.hi() ? (int) frame.lo() : 0;
                long top = Holders.STACK - (long) depth * Holders.FRAME;
                Interval offset = state.get(holder, Facet.STACK_OFFSET);
                yield leading("fp", nullable, new Interval(Numbers.plus(offset.lo(), -top), Numbers.plus(offset.hi(), -top)), -1, depth, 0, -1, text);
            }
            case SHARED -> leading("map_value", nullable, state.get(holder, Facet.SHARED_OFFSET), index, -1, 0, -1, text);
            case RECORD -> {
                Interval size = state.get(holder, Facet.RECORD_SIZE);
                yield leading("ringbuf_mem", nullable, state.get(holder, Facet.RECORD_OFFSET), -1, -1, 0, size.lo() == size.hi() ? size.lo() : -1, text);
            }
            case SOCKET -> leading("sock", nullable, state.get(holder, Facet.SOCKET_OFFSET), -1, -1, 0, -1, text);
            case MAP, PROGRAMS -> leading("map_ptr", nullable, new Interval(0, 0), index, -1, 0, -1, text);
            case FUNCTION -> leading("func", nullable, new Interval(0, 0), -1, -1, 0, -1, text);
            case UNINITIALIZED, NUMBER -> throw new IllegalArgumentException(type + " is no pointer");
        };
    }

    private AbstractValue packet(int holder, boolean nullable, String text) {
        Zones zones = state.zones();
        int variable = state.variable(holder, Facet.PACKET_OFFSET);
        Interval offset = zones.get(variable);
        boolean isEnd = offset.lo() != offset.hi() && zones.difference(variable, Variables.PACKET_SIZE) == 0 && zones.difference(Variables.PACKET_SIZE, variable) == 0;
        if (isEnd) {
            return leading("pkt_end", nullable, new Interval(0, 0), -1, -1, 0, -1, text);
        }
        // Before the packet nothing is proven, whatever follows.
        long slack = offset.lo() < 0 ? 0 : -Math.clamp(zones.difference(variable, Variables.PACKET_SIZE), -Invariants.LARGEST_PACKET, 0);
        boolean fixed = offset.lo() == offset.hi();
        long proven = fixed ? Math.clamp(slack + offset.lo(), 0, Invariants.LARGEST_PACKET) : slack;
        return leading("pkt", nullable, offset, -1, -1, slack == 0 ? 0 : (int) proven, -1, text);
    }

    private static AbstractValue leading(String type, boolean nullable, Interval offset, int map, int frame, int range, long size, String text) {
        boolean fixed = offset.lo() == offset.hi();
        ScalarRange variable = fixed ? ScalarRange.ZERO : new ScalarRange(Tnum.UNKNOWN, offset.lo(), offset.hi(), 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1).tightened();
        return new AbstractValue.Pointer(type, nullable, fixed ? offset.lo() : 0, variable, 0, 0, map, frame, range, size, text);
    }
}
