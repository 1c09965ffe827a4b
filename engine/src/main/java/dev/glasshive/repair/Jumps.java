package dev.glasshive.repair;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where instructions lead, and the same instructions leading elsewhere.
final class Jumps {
    private Jumps() {}

    /// The slot that `instruction`, standing at `slot`, points at: by a jump, a call or as an address.
    static OptionalInt target(Instruction instruction, int slot) {
        if (instruction instanceof Jump jump) {
            return OptionalInt.of(slot + 1 + jump.offset());
        } else if (instruction instanceof Branch branch) {
            return OptionalInt.of(slot + 1 + branch.offset());
        } else if (instruction instanceof CallLocal call) {
            return OptionalInt.of(slot + 1 + call.offset());
        } else if (instruction instanceof LoadImm64 load && load.source() == WideSource.CODE) {
            return OptionalInt.of(slot + 1 + load.low());
        }
        return OptionalInt.empty();
    }

    /// `instruction` with another distance; empty where its field cannot hold it.
    static Optional<Instruction> at(Instruction instruction, int distance) {
        boolean fits = distance == (short) distance;
        if (instruction instanceof Jump jump) {
            return fits || jump.reach() == Instruction.Reach.LONG ? Optional.of(new Jump(jump.reach(), distance)) : Optional.empty();
        } else if (instruction instanceof Branch branch) {
            return fits ? Optional.of(new Branch(branch.op(), branch.width(), branch.left(), branch.right(), (short) distance)) : Optional.empty();
        } else if (instruction instanceof CallLocal) {
            return Optional.of(new CallLocal(distance));
        } else if (instruction instanceof LoadImm64 load && load.source() == WideSource.CODE) {
            return Optional.of(new LoadImm64(load.dst(), load.source(), distance, load.high()));
        }
        return Optional.of(instruction);
    }

    /// The slots that control reaches from `slot` inside its function, the next one first.
    static List<Integer> successors(Code code, int slot) {
        Instruction instruction = code.at(slot);
        int next = slot + instruction.slots();
        if (instruction instanceof Instruction.Exit) {
            return List.of();
        } else if (instruction instanceof Jump jump) {
            return List.of(slot + 1 + jump.offset());
        } else if (instruction instanceof Branch branch) {
            return List.of(next, slot + 1 + branch.offset());
        }
        return List.of(next);
    }

    /// The condition that holds where `condition` does not; none for bits in common.
    static Optional<Condition> opposite(Condition condition) {
        return switch (condition) {
            case JEQ -> Optional.of(Condition.JNE);
            case JNE -> Optional.of(Condition.JEQ);
            case JGT -> Optional.of(Condition.JLE);
            case JGE -> Optional.of(Condition.JLT);
            case JLT -> Optional.of(Condition.JGE);
            case JLE -> Optional.of(Condition.JGT);
            case JSGT -> Optional.of(Condition.JSLE);
            case JSGE -> Optional.of(Condition.JSLT);
            case JSLT -> Optional.of(Condition.JSGE);
            case JSLE -> Optional.of(Condition.JSGT);
            case JSET -> Optional.empty();
        };
    }
}
