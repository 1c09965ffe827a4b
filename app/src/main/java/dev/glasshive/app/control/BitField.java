package dev.glasshive.app.control;

/// One labelled stretch of bits in a [BitFieldStrip].
///
/// @param value what the bits say, such as `0x3` or `-4`
/// @param name what they are called, such as `offset (16)`
/// @param bits how many there are
/// @param kind whose colour they have
/// @param description the whole story, shown when the mouse rests on it and read aloud
public record BitField(String value, String name, int bits, Kind kind, String description) {
    public BitField {
        if (bits < 1) {
            throw new IllegalArgumentException("field " + name + " has " + bits + " bits; it needs at least 1");
        }
    }
}
