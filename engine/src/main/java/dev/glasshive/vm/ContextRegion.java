package dev.glasshive.vm;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Discipline;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;
import java.util.Optional;

/// The structure that r1 points to at the start. Fields that are pointers give addresses whatever their size: the platform rewrites such loads.
final class ContextRegion implements Region {
    private final ContextLayout layout;
    private final FlatRegion bytes;
    private final FlatRegion packet;

    ContextRegion(ContextLayout layout, FlatRegion packet) {
        this.layout = layout;
        this.packet = packet;
        this.bytes = new FlatRegion(Kind.CONTEXT, 0, new byte[layout.size()], 0);
    }

    ContextLayout layout() {
        return layout;
    }

    FlatRegion bytes() {
        return bytes;
    }

    Optional<Field> field(String name) {
        return layout.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    void reset(byte[] content) {
        bytes.reset(content);
    }

    /// Fields that say how long the packet is follow it.
    void packetChanged() {
        for (Field field : layout.fields()) {
            if (field.content() instanceof ContextLayout.Length) {
                bytes.store(field.offset(), field.size(), packet.length());
            }
        }
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
        boolean inside = layout.discipline() == Discipline.MEMORY ? layout.writable(offset, length) : isPlain(offset, length, access);
        if (!inside) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    private boolean isPlain(int offset, int length, Access access) {
        ContextLayout.Access wanted = access == Access.READ ? ContextLayout.Access.READ : ContextLayout.Access.WRITE;
        return layout.fieldAt(offset, length).filter(f -> f.access().compareTo(wanted) >= 0 && !f.isPointer()).isPresent();
    }

    @Override
    public boolean isPointer(int offset) {
        return layout.fields().stream().anyMatch(field -> field.offset() == offset && field.isPointer());
    }

    @Override
    public long load(int offset, int size) {
        if (!layout.readable(offset, size)) {
            throw TrapSignal.of(this, Access.READ, offset, size);
        }
        Optional<Field> field = layout.fieldAt(offset, size);
        if (field.isPresent() && field.get().content() instanceof ContextLayout.Packet(ContextLayout.Edge edge)) {
            return packet.address(switch (edge) {
                case DATA -> 0;
                case DATA_END -> packet.length();
                case DATA_META -> -packet.before();
            });
        }
        return bytes.load(offset, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        if (!layout.writable(offset, size)) {
            throw TrapSignal.of(this, Access.WRITE, offset, size);
        }
        bytes.store(offset, size, value);
    }

    @Override
    public String allowed() {
        return switch (layout.discipline()) {
            case FIELDS -> "a load must stay inside one readable field of " + layout.name() + ", a store inside one writable field, in widths that the field allows";
            case MEMORY -> "an access must stay inside the " + layout.size() + " bytes of " + layout.name() + " and beside its pointers, which can only be loaded whole";
        };
    }
}
