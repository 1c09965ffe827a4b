package dev.glasshive.platform;

import java.util.List;
import java.util.Optional;

/// The structure that r1 points to when a program starts, with what programs of one hook may do with it.
///
/// @param size in bytes
/// @param discipline how strict the platform is
public record ContextLayout(String name, int size, List<Field> fields, Discipline discipline) {

    /// Copies what it is given.
    public ContextLayout {
        fields = List.copyOf(fields);
    }

    /// How strict a platform is about accesses to a context.
    public enum Discipline {
        /// Each field by itself, in the widths that its row names, as Linux has it.
        FIELDS,
        /// Memory like any other, except for the pointers in it, as eBPF for Windows has it.
        MEMORY
    }

    /// A member of the structure.
    ///
    /// @param offset in bytes from the start
    /// @param size in bytes
    /// @param content what it holds at the start
    /// @param access the most that programs may do with it
    /// @param format how people read and write its value
    /// @param loads in which widths it may be read
    /// @param stores in which widths it may be written
    public record Field(String name, int offset, int size, Content content, Access access, FieldFormat format, Widths loads, Widths stores) {
        /// Whether `bytes` from `start` lie wholly inside.
        public boolean contains(int start, int bytes) {
            return start >= offset && start <= offset + size - bytes;
        }

        /// Whether it is a pointer that the platform puts in at the load.
        public boolean isPointer() {
            return switch (content) {
                case Packet _, Socket _ -> true;
                case Constant _, Wide _, Length _, Runner _, EtherType _, PacketType _, Family _, Address _ -> false;
            };
        }

        private boolean overlaps(int start, int bytes) {
            return start < offset + size && start + bytes > offset;
        }
    }

    /// What a field holds when a program starts.
    public sealed interface Content {}

    /// A number.
    public record Constant(long value) implements Content {}

    /// 16 bytes, as two numbers.
    public record Wide(long first, long second) implements Content {}

    /// How many bytes of packet the program sees.
    public record Length() implements Content {}

    /// The protocol that the Ethernet header names, in network order.
    public record EtherType() implements Content {}

    /// To whom the Ethernet header sends the packet: this host, everybody, somebody else.
    public record PacketType() implements Content {}

    /// The family of addresses that belongs to the protocol of the Ethernet header.
    public record Family() implements Content {}

    /// An address out of the packet's IP header.
    public record Address(End end) implements Content {}

    /// Whose address.
    public enum End {
        SOURCE, DESTINATION
    }

    /// The number of the thread that runs, or of its process.
    public record Runner(Who who) implements Content {}

    /// What of those who run a number is of.
    public enum Who {
        THREAD, PROCESS
    }

    /// A pointer into the packet.
    public record Packet(Edge edge) implements Content {}

    /// A pointer to a socket, or zero where there is none.
    public record Socket() implements Content {}

    /// Which place of the packet a pointer names.
    public enum Edge {
        DATA, DATA_END, DATA_META
    }

    /// What programs of the type may do with a field.
    public enum Access {
        NONE, READ, WRITE
    }

    /// The field in which `bytes` from `offset` lie.
    public Optional<Field> fieldAt(int offset, int bytes) {
        return fields.stream().filter(f -> f.contains(offset, bytes)).findFirst();
    }

    /// The field called `fieldName`.
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    /// Whether a program may load `bytes` bytes from `offset`. Of pointers it gets the pointer, whatever their size.
    public boolean readable(int offset, int bytes) {
        return switch (discipline) {
            case FIELDS -> fieldAt(offset, bytes).filter(f -> f.loads().allow(f, offset, bytes)).isPresent();
            case MEMORY -> isMemory(offset, bytes) || fieldAt(offset, bytes).filter(f -> f.loads().allow(f, offset, bytes)).isPresent();
        };
    }

    /// Whether a program may store `bytes` bytes at `offset`.
    public boolean writable(int offset, int bytes) {
        return switch (discipline) {
            case FIELDS -> fieldAt(offset, bytes).filter(f -> f.stores().allow(f, offset, bytes)).isPresent();
            case MEMORY -> isMemory(offset, bytes);
        };
    }

    private boolean isMemory(int offset, int bytes) {
        return offset >= 0 && offset <= size - bytes && fields.stream().noneMatch(f -> f.isPointer() && f.overlaps(offset, bytes));
    }
}
