package dev.glasshive.platform;

import java.util.List;
import java.util.Optional;

/// The structure that r1 points to when a program starts.
///
/// @param size in bytes
public record ContextLayout(String name, int size, List<Field> fields) {

    /// Copies what it is given.
    public ContextLayout {
        fields = List.copyOf(fields);
    }

    /// A member of the structure.
    ///
    /// @param offset in bytes from the start
    /// @param size in bytes
    public record Field(String name, int offset, int size, Content content, Access access) {
        /// Whether `bytes` from `start` lie wholly inside.
        public boolean contains(int start, int bytes) {
            return start >= offset && start <= offset + size - bytes;
        }

        /// Whether it is a pointer that the platform puts in at the load.
        public boolean isPointer() {
            return switch (content) {
                case Packet _ -> true;
                case Constant _, Length _, EtherType _, PacketType _ -> false;
            };
        }
    }

    /// What a field holds when a program starts.
    public sealed interface Content {}

    /// A number.
    public record Constant(long value) implements Content {}

    /// How many bytes of packet the program sees.
    public record Length() implements Content {}

    /// The protocol that the Ethernet header names, in network order.
    public record EtherType() implements Content {}

    /// To whom the Ethernet header sends the packet: this host, everybody, somebody else.
    public record PacketType() implements Content {}

    /// A pointer into the packet.
    public record Packet(Edge edge) implements Content {}

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
}
