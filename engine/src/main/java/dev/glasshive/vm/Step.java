package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What happened between one position of a [Timeline] and the next.
///
/// @param position before
/// @param program in which the instruction stands
/// @param slot of the instruction, or -1 where the next input arrived
/// @param instruction absent where the next input arrived, or where no instruction starts
public record Step(int position, String program, int slot, Optional<Instruction> instruction, List<Event> events) {

    /// Copies what it is given.
    public Step {
        events = List.copyOf(events);
    }

    /// One thing that was read or changed.
    public sealed interface Event {}

    /// A register got another value, or lost the one it had.
    public record RegisterChanged(Register register, OptionalLong before, OptionalLong after) implements Event {}

    /// Memory was read.
    public record MemoryRead(Place place, int size) implements Event {}

    /// Memory was written.
    public record MemoryWritten(Place place, Bytes before, Bytes after) implements Event {}

    /// A helper gave the packet another place, and perhaps another length; older pointers lead nowhere.
    ///
    /// @param meta how many bytes of metadata lie before it now
    /// @param length how many bytes it has now
    public record PacketMoved(int meta, int length) implements Event {}

    /// A map was asked for a key.
    public record MapLookedUp(int map, Bytes key, boolean found) implements Event {}

    /// An entry of a map came, changed or went; by a helper or through a pointer.
    public record MapEntryChanged(int map, Bytes key, Optional<Bytes> before, Optional<Bytes> after) implements Event {}

    /// A function was entered.
    public record Called(String function) implements Event {}

    /// A function was left.
    public record Returned() implements Event {}

    /// Another program took over.
    public record TailCalled(String program) implements Event {}

    /// The instruction waits for a lock, and runs again when its processor has its next turn.
    ///
    /// @param cpu the processor that holds the lock
    public record Waiting(int cpu) implements Event {}

    /// A line was printed.
    public record Printed(String line) implements Event {}

    /// The next input arrived, and the machine stands before the first instruction again.
    public record InputArrived(Input input) implements Event {}

    /// The run ended.
    public record Finished(long r0) implements Event {}

    /// The run was stopped.
    public record Trapped(Trap trap) implements Event {}
}
