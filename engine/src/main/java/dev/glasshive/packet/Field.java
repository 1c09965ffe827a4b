package dev.glasshive.packet;

/// One field of a header. Fields narrower than a byte share their byte with their neighbours.
///
/// @param offset of its first byte in the packet
/// @param length bytes
/// @param text the value as a reader wants it: `17 UDP`, `192.0.2.10`
public record Field(String name, FieldKind kind, int offset, int length, String text) {
    /// Whether byte `position` of the packet belongs to it.
    public boolean contains(int position) {
        return position >= offset && position < offset + length;
    }
}
