package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;

/// Something that steps write and people ask about.
public sealed interface Target {
    /// A register of the processor that moves at the position from which somebody asks.
    record OfRegister(Register register) implements Target {}

    /// Bytes in a row in a stack frame, the packet, the context or the values of a map.
    record OfBytes(Place place, int length) implements Target {}

    /// An entry of a map.
    ///
    /// @param map its index in the program set
    record OfEntry(int map, Bytes key) implements Target {}
}
