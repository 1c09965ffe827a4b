package dev.glasshive.verifier.log;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.SourceLine;
import java.util.Optional;

/// One instruction that the verifier followed, on one path.
///
/// @param index of this in [SavedLog#steps]
/// @param path index of its path in [SavedLog#paths]
/// @param slot of the instruction
/// @param text as printed
/// @param instruction what the text means; a wide load is read as a plain number, since the log does not say whether it is a map
/// @param source the line of source that it came from, where one was printed; without a file its name is empty and the number 0
/// @param before what is known before it
/// @param after what is known after it, on the path that goes on here
/// @param line index in [SavedLog#lines] of the line that shows it
/// @param end index of the line behind the last that belongs to it
public record Step(int index, int path, int slot, int opcode, String text, Optional<Instruction> instruction, Optional<SourceLine> source, MachineState before,
        MachineState after, int line, int end) {
    /// What changed in the frame of the function that runs afterwards.
    public FrameState change() {
        return after.top().changedFrom(before.frame(after.top().number()));
    }
}
