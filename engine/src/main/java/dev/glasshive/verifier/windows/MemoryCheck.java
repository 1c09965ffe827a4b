package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.Zones;
import dev.glasshive.verifier.windows.Check.Access;
import dev.glasshive.verifier.windows.Check.ValidAccess;
import java.util.List;

/// Whether an access stays inside what its pointer leads to, whatever of the known types that is.
final class MemoryCheck {
    /// How far a pointer into the packet may lead that is compared.
    private static final int FARTHEST_IN_PACKET = 65_535;

    private final Subject subject;
    private final Invariant state;
    private final int depth;
    private final List<String> faults;

    MemoryCheck(Subject subject, Invariant state, int depth, List<String> faults) {
        this.subject = subject;
        this.state = state;
        this.depth = depth;
        this.faults = faults;
    }

    /// @param width how many bytes
    /// @param numeric whether what lies on the stack there must be numbers
    void look(ValidAccess access, Interval width, boolean numeric) {
        int holder = Holders.register(depth, access.base());
        boolean empty = width.hi() == 0 && width.lo() == 0;
        for (Type type : state.types(holder).types()) {
            switch (type) {
                case NUMBER -> number(access, holder, width);
                case UNINITIALIZED, FUNCTION, SOCKET -> require(type == Type.SOCKET && empty && isNotNull(holder), "Only pointers can be dereferenced");
                case MAP, PROGRAMS -> faults.add("FDs cannot be dereferenced directly");
                case CTX -> context(access, holder, width);
                case PACKET -> packet(access, holder, width);
                case STACK -> stack(access, holder, width, numeric);
                case SHARED -> {
                    region(access, holder, width, Facet.SHARED_OFFSET, Facet.SHARED_SIZE);
                    notNull(access, holder, width);
                    if (access.access() != Access.READ) {
                        List<MapSpec> maps = subject.maps(state.get(holder, Facet.MAP));
                        require(!maps.isEmpty() && maps.stream().noneMatch(map -> map.mutability() == MapSpec.Mutability.READ_ONLY), "Map is read-only");
                    }
                }
                case RECORD -> {
                    if (!empty) {
                        region(access, holder, width, Facet.RECORD_OFFSET, Facet.RECORD_SIZE);
                    }
                    notNull(access, holder, width);
                }
            }
        }
    }

    /// Whether `pointer` leads into its region or right behind it.
    void near(Register pointer) {
        int holder = Holders.register(depth, pointer);
        if (state.types(holder).is(Type.PACKET)) {
            int offset = state.variable(holder, Facet.PACKET_OFFSET);
            require(state.zones().entails(Variables.META_OFFSET, offset, 0), "Lower bound must be at least meta_offset");
            require(state.zones().get(offset).hi() <= FARTHEST_IN_PACKET, "Upper bound must be at most " + FARTHEST_IN_PACKET);
        } else if (state.types(holder).is(Type.CTX)) {
            Interval offset = state.get(holder, Facet.CTX_OFFSET);
            require(offset.lo() >= 0, "Lower bound must be at least 0");
            require(offset.hi() <= subject.type().context().size(), "Upper bound must be at most " + subject.type().context().size());
        } else if (state.types(holder).is(Type.STACK)) {
            Interval offset = state.get(holder, Facet.STACK_OFFSET);
            require(offset.lo() >= Holders.STACK - Holders.FRAME * (depth + 1L), "Lower bound must be at least r10.stack_offset - EBPF_SUBPROGRAM_STACK_SIZE");
            require(offset.hi() <= Holders.STACK, "Upper bound must be at most EBPF_TOTAL_STACK_SIZE");
        }
    }

    /// Whether `bytes` bytes are numbers wherever on the stack the pointer in `holder` leads.
    boolean isNumeric(int holder, long bytes) {
        Interval offset = state.get(holder, Facet.STACK_OFFSET);
        long end = Numbers.plus(offset.hi(), bytes);
        return offset.lo() >= 0 && end <= Holders.STACK && state.isNumeric((int) offset.lo(), (int) end);
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private boolean isNotNull(int holder) {
        return state.get(holder, Facet.SVALUE).lo() > 0;
    }

    private void notNull(ValidAccess access, int holder, Interval width) {
        require(isNotNull(holder) || access.nullable() && width.hi() == 0, "Possible null access");
    }

    private void number(ValidAccess access, int holder, Interval width) {
        if (!access.nullable()) {
            faults.add("Only pointers can be dereferenced");
            return;
        }
        require(state.get(holder, Facet.SVALUE).equals(new Interval(0, 0)), "Non-null number");
        require(width.lo() >= 0 && width.hi() == 0, "Possible null access");
    }

    /// How far the last byte lies behind `limit`, at the most: a negative number where it lies before.
    private long reach(ValidAccess access, int holder, Facet facet, Interval width, int limit) {
        Zones zones = state.zones();
        int offset = state.variable(holder, facet);
        if (access.width() instanceof Check.BytesIn(var size) && zones.get(state.variable(Holders.register(depth, size), Facet.SVALUE)).lo() != width.hi()) {
            Zones sum = zones.copy();
            Numbers.sum(sum, offset, offset, state.variable(Holders.register(depth, size), Facet.SVALUE));
            return Numbers.plus(sum.difference(offset, limit), access.offset());
        }
        return Numbers.plus(Numbers.plus(zones.difference(offset, limit), access.offset()), width.hi());
    }

    private void lower(long offset, ValidAccess access, long limit, String name) {
        require(offset != Long.MIN_VALUE && Numbers.plus(offset, access.offset()) >= limit, "Lower bound must be at least " + name);
    }

    private void context(ValidAccess access, int holder, Interval width) {
        ContextLayout layout = subject.type().context();
        Interval offset = state.get(holder, Facet.CTX_OFFSET);
        long last = Numbers.plus(Numbers.plus(offset.hi(), access.offset()), width.hi());
        lower(offset.lo(), access, 0, "0");
        require(last <= layout.size(), "Upper bound must be at most " + layout.size());
        if (!faults.isEmpty()) {
            return;
        }
        for (long at = offset.lo() + access.offset(); at <= offset.hi() + access.offset(); at++) {
            boolean open = access.access() == Access.READ ? layout.readable((int) at, (int) width.hi()) : layout.writable((int) at, (int) width.hi());
            boolean pointer = offset.lo() != offset.hi() && layout.fields().stream().anyMatch(ContextLayout.Field::isPointer);
            if (!open || pointer || access.width() instanceof Check.BytesIn) {
                faults.add("Context field cannot be " + (access.access() == Access.READ ? "read" : "written") + " with this offset and width");
                return;
            }
        }
    }

    private void packet(ValidAccess access, int holder, Interval width) {
        Zones zones = state.zones();
        int offset = state.variable(holder, Facet.PACKET_OFFSET);
        long below = zones.difference(Variables.META_OFFSET, offset);
        require(below != Long.MAX_VALUE && below <= access.offset(), "Lower bound must be at least meta_offset");
        require(reach(access, holder, Facet.PACKET_OFFSET, width, Variables.PACKET_SIZE) <= 0, "Upper bound must be at most packet_size");
    }

    private void stack(ValidAccess access, int holder, Interval width, boolean numeric) {
        Interval offset = state.get(holder, Facet.STACK_OFFSET);
        Interval frame = state.get(holder, Facet.STACK_FRAME);
        long top = Holders.STACK - Holders.FRAME * (frame.lo() == frame.hi() && frame.lo() >= 0 && frame.lo() <= depth ? frame.lo() : 0);
        boolean one = frame.lo() == frame.hi() && frame.lo() >= 0 && frame.lo() <= depth;
        require(one, "Stack frame is not singleton");
        lower(offset.lo(), access, top - Holders.FRAME, "r10.stack_offset - EBPF_SUBPROGRAM_STACK_SIZE");
        long end = Numbers.plus(Numbers.plus(offset.hi(), width.hi()), access.offset());
        require(end <= top, "Upper bound must be at most " + (top == Holders.STACK ? "EBPF_TOTAL_STACK_SIZE" : "the end of the frame"));
        if (numeric && faults.isEmpty()) {
            require(state.isNumeric((int) offset.lo() + access.offset(), (int) end), "Stack content is not numeric");
        }
    }

    private void region(ValidAccess access, int holder, Interval width, Facet offset, Facet size) {
        lower(state.get(holder, offset).lo(), access, 0, "0");
        require(reach(access, holder, offset, width, state.variable(holder, size)) <= 0, "Upper bound must be at most " + access.base() + "." + size.text());
    }
}
