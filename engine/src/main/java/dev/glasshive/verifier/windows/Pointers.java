package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.Zones;

/// Makes addresses.
final class Pointers {
    private static final long HIGHEST = 2_147_418_112L;
    /// What an address that is not null may be.
    static final Interval ADDRESS = new Interval(1, HIGHEST);
    /// What one may be that was not compared with null.
    static final Interval MAYBE_NULL = new Interval(0, HIGHEST);

    private Pointers() {}

    /// `holder` becomes an address of a type, of which nothing but that is known.
    static void set(Invariant state, int holder, Type type, Interval value) {
        state.forget(holder);
        state.setTypes(holder, TypeSet.of(type));
        state.set(holder, Facet.SVALUE, value);
    }

    /// One that leads to the start of its region.
    static void setStart(Invariant state, int holder, Type type, Interval value) {
        set(state, holder, type, value);
        state.set(holder, Facet.offset(type), new Interval(0, 0));
    }

    /// One that leads into the packet, to where `variable` says.
    static void setPacket(Invariant state, int holder, int variable) {
        set(state, holder, Type.PACKET, ADDRESS);
        state.zones().assign(state.variable(holder, Facet.PACKET_OFFSET), variable, 0);
    }

    /// One that leads to a value of a map.
    ///
    /// @param map counted from 1; may be several of the same size
    static void setShared(Invariant state, int holder, Interval map, Interval value, Interval size) {
        setStart(state, holder, Type.SHARED, value);
        state.set(holder, Facet.SHARED_SIZE, size);
        state.set(holder, Facet.MAP, map);
    }

    /// Whether two pointers lead to the stack of the same function.
    static boolean sameFrame(Invariant state, int left, int right) {
        Interval frame = state.get(left, Facet.STACK_FRAME);
        return frame.lo() == frame.hi() && frame.equals(state.get(right, Facet.STACK_FRAME));
    }

    /// The places in the packet are others than before.
    static void movePacket(Invariant state, boolean meta) {
        Zones zones = state.zones();
        for (int holder = 0; holder < Holders.REGISTERS; holder++) {
            if (state.types(holder).has(Type.PACKET)) {
                state.clear(holder);
            }
        }
        drop(state, Type.PACKET);
        zones.set(Variables.PACKET_SIZE, new Interval(0, Invariants.LARGEST_PACKET));
        zones.set(Variables.META_OFFSET, new Interval(meta ? -Invariants.LARGEST_META : 0, 0));
    }

    /// Whatever leads to `type` is of no use any more.
    static void release(Invariant state, Type type) {
        for (int holder = 0; holder < Holders.REGISTERS; holder++) {
            if (state.types(holder).has(type)) {
                state.clear(holder);
            }
        }
        drop(state, type);
    }

    private static void drop(Invariant state, Type type) {
        state.cells().forEach((start, size) -> {
            int cell = Holders.cell(start, size);
            if (state.types(cell).has(type)) {
                state.wipe(start, start + size, false);
            }
        });
    }
}
