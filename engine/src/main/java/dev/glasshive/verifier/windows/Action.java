package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Instruction;

/// What happens at a place of the control-flow graph.
sealed interface Action {
    /// An instruction runs. Branches do nothing here; their sides do.
    record Run(Instruction instruction) implements Action {}

    /// One side of a branch.
    ///
    /// @param taken whether its condition holds
    record Side(Instruction.Branch branch, boolean taken) implements Action {}

    /// A function of the program begins.
    record Enter(int callee) implements Action {}

    /// It ends, and its caller goes on.
    record Leave() implements Action {}
}
