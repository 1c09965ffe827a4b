package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;

/// Why something holds what it holds: the step that wrote it, and why what that step read held what it held.
///
/// @param target what is explained
/// @param value its bytes, least significant first, after the step; none where it has no value
/// @param position of the step that wrote it; empty if nothing did since the start
/// @param instruction of that step; empty where an input arrived
/// @param inputs what the step read; cut off where the explanation would get too long
public record Cause(Target target, Bytes value, Optional<Integer> position, Optional<Instruction> instruction, List<Cause> inputs) {
    /// Copies what it is given.
    public Cause {
        inputs = List.copyOf(inputs);
    }
}
