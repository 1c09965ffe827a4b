package dev.glasshive.jit;

import java.util.List;

/// A program's whole native code, cut up by the instruction that each piece comes from.
///
/// @param prologue     what stands before the first instruction: the frame, registers saved
/// @param instructions for each instruction of the program, in order, the pieces made of it; empty where nothing is needed
/// @param epilogue     what stands after the last one
public record NativeListing(List<MachineInstruction> prologue, List<List<MachineInstruction>> instructions, List<MachineInstruction> epilogue) {
    /// @see NativeListing
    public NativeListing {
        prologue = List.copyOf(prologue);
        instructions = instructions.stream().map(List::copyOf).toList();
        epilogue = List.copyOf(epilogue);
    }
}
