package dev.glasshive.verifier.log;

import dev.glasshive.isa.Instruction;

/// Where control may go from a step.
final class Flow {
    private Flow() {}

    /// Whether `slot` may come right after `step`; where nothing speaks against it, it may.
    static boolean leads(Step step, int slot) {
        int next = step.slot() + 1;
        if (step.instruction().isEmpty()) {
            return true;
        }
        return switch (step.instruction().get()) {
            case Instruction.Exit() -> step.before().frames().size() > 1;
            case Instruction.Jump jump -> slot == next + jump.offset();
            case Instruction.Branch branch -> slot == next || slot == next + branch.offset();
            case Instruction.CallLocal call -> slot == next || slot == next + call.offset();
            // A helper may call a function of the program.
            case Instruction.CallHelper _, Instruction.CallKfunc _, Instruction.CallRegister _ -> true;
            case Instruction.LoadImm64 _ -> slot == next + 1;
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.Load _, Instruction.Store _,
                    Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.LegacyLoad _ -> slot == next;
        };
    }

    static boolean isExit(Step step) {
        return step.instruction().filter(Instruction.Exit.class::isInstance).isPresent();
    }
}
