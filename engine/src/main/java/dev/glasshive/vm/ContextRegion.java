package dev.glasshive.vm;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;
import java.util.Optional;

/// The structure that r1 points to at the start. Fields that are pointers give addresses whatever their size: the platform rewrites such loads.
final class ContextRegion implements Region {
    private final ContextLayout layout;
    private final FlatRegion bytes;
    private int packetLength;

    ContextRegion(ContextLayout layout) {
        this.layout = layout;
        this.bytes = new FlatRegion(Kind.CONTEXT, 0, new byte[layout.size()], 0);
    }

    ContextLayout layout() {
        return layout;
    }

    FlatRegion bytes() {
        return bytes;
    }

    void reset(byte[] content, int length) {
        bytes.reset(content);
        packetLength = length;
    }

    void packetLength(int length) {
        packetLength = length;
    }

    @Override
    public Kind kind() {
        return Kind.CONTEXT;
    }

    @Override
    public int ordinal() {
        return 0;
    }

    /// A pointer can only be loaded into a register: it has no bytes.
    @Override
    public void check(int offset, int length, Access access) {
        if (field(offset, length, access).isPointer()) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public long load(int offset, int size) {
        Field field = field(offset, size, Access.READ);
        if (field.content() instanceof ContextLayout.Packet(ContextLayout.Edge edge)) {
            if (offset != field.offset() || size != field.size()) {
                throw TrapSignal.of(this, Access.READ, offset, size);
            }
            return AddressSpace.address(AddressSpace.PACKET, edge == ContextLayout.Edge.DATA_END ? packetLength : 0);
        }
        return bytes.load(offset, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        check(offset, size, Access.WRITE);
        bytes.store(offset, size, value);
    }

    private Field field(int offset, int size, Access access) {
        ContextLayout.Access wanted = access == Access.READ ? ContextLayout.Access.READ : ContextLayout.Access.WRITE;
        Optional<Field> field = layout.fieldAt(offset, size).filter(f -> f.access().compareTo(wanted) >= 0);
        return field.orElseThrow(() -> TrapSignal.of(this, access, offset, size));
    }

    @Override
    public String allowed() {
        return "a load must stay inside one readable field of " + layout.name() + ", a store inside one writable field";
    }
}
