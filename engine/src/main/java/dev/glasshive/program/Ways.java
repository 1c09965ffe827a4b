package dev.glasshive.program;

import dev.glasshive.isa.Instruction;
import java.util.List;
import java.util.Optional;

/// Where control goes on in a function.
public final class Ways {
    private Ways() {}

    /// The slots that can follow `slot` in the same function, inside the code or not.
    public static List<Integer> after(Code code, int slot) {
        Instruction instruction = code.at(slot);
        int next = slot + instruction.slots();
        return switch (instruction) {
            case Instruction.Exit _ -> List.of();
            case Instruction.Jump jump -> List.of(slot + 1 + jump.offset());
            case Instruction.Branch branch -> List.of(next, slot + 1 + branch.offset());
            default -> List.of(next);
        };
    }

    /// How far `instruction` jumps, if it may.
    public static Optional<Integer> distance(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Branch branch -> Optional.of((int) branch.offset());
            case Instruction.Jump jump -> Optional.of(jump.offset());
            default -> Optional.empty();
        };
    }
}
