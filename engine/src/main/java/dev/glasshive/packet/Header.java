package dev.glasshive.packet;

import java.util.List;
import java.util.Optional;

/// One header of a packet, or what follows the last one.
///
/// @param protocol `Ethernet`, `IPv4`, `payload`
/// @param offset of its first byte in the packet
/// @param length bytes that are there
/// @param missing bytes that should follow but are not there: 0 where it is whole
/// @param about what a summary says of it: `SYN ACK`, `query example.org A`; often empty
public record Header(String protocol, int offset, int length, int missing, String about, List<Field> fields) {

    /// Copies what it is given.
    public Header {
        fields = List.copyOf(fields);
    }

    /// Whether the packet ends inside it.
    public boolean truncated() {
        return missing > 0;
    }

    /// The first field called `name`.
    public Optional<Field> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /// Whether byte `position` of the packet belongs to it.
    public boolean contains(int position) {
        return position >= offset && position < offset + length;
    }
}
