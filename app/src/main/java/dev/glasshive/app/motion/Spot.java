package dev.glasshive.app.motion;

import dev.glasshive.program.Bytes;
import java.util.Optional;

/// Where a value can stand on the screen.
public sealed interface Spot {
    /// A register, 0 to 10.
    record OfRegister(int number) implements Spot {}

    /// Bytes of a stack frame.
    ///
    /// @param frame 0 is the entry function's
    /// @param offset from the frame pointer
    record OfStack(int frame, int offset, int length) implements Spot {}

    /// Bytes of the packet.
    record OfPacket(int offset, int length) implements Spot {}

    /// Bytes of the context.
    record OfContext(int offset, int length) implements Spot {}

    /// An entry of a map.
    ///
    /// @param key absent where only the map is known
    record OfMap(int map, Optional<Bytes> key) implements Spot {}

    /// An instruction, as the editor shows it.
    record OfInstruction(String program, int slot) implements Spot {}
}
