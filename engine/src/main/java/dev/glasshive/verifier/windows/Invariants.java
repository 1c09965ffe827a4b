package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.Zones;
import java.util.List;

/// What is known where a program starts, and what is tried first where a loop grows.
final class Invariants {
    /// The most bytes of a packet.
    static final long LARGEST_PACKET = 65_534;
    /// The most bytes of metadata before it.
    static final long LARGEST_META = 4_098;

    private Invariants() {}

    /// Whether the context has a pointer to metadata.
    static boolean hasMeta(ContextLayout layout) {
        return layout.fields().stream().anyMatch(field -> field.content() instanceof ContextLayout.Packet(ContextLayout.Edge edge) && edge == ContextLayout.Edge.DATA_META);
    }

    /// r1 leads to the context, r10 to the stack, and no loop has begun.
    ///
    /// @param counters of loops
    static Invariant entry(Subject subject, Variables variables, List<Integer> counters) {
        Invariant state = Invariant.start(variables);
        Pointers.setStart(state, Register.R1.code(), Type.CTX, Pointers.ADDRESS);
        frame(state, 0);
        Zones zones = state.zones();
        zones.set(Variables.PACKET_SIZE, new Interval(0, LARGEST_PACKET));
        zones.set(Variables.META_OFFSET, new Interval(hasMeta(subject.type().context()) ? -LARGEST_META : 0, 0));
        counters.forEach(counter -> zones.set(counter, new Interval(0, 0)));
        return state;
    }

    /// r10 of the function at `depth` leads to its stack.
    static void frame(Invariant state, int depth) {
        int pointer = Holders.register(depth, Register.FRAME_POINTER);
        Pointers.set(state, pointer, Type.STACK, Pointers.ADDRESS);
        long top = Holders.STACK - (long) depth * Holders.FRAME;
        state.set(pointer, Facet.STACK_OFFSET, new Interval(top, top));
        state.set(pointer, Facet.STACK_FRAME, new Interval(depth, depth));
    }
}
