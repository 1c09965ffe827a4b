package dev.glasshive.tests.verifier;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Jump;
import java.util.ArrayList;
import java.util.List;

/// Instructions while a program is written, with jumps to places that are not known yet.
final class Listing {
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private int slots;

    /// A place in the program.
    static final class Label {
        private int slot = -1;
        private boolean used;

        boolean isUsed() {
            return used;
        }
    }

    private record Pending(int index, int slot, Label label) {}

    void emit(Instruction instruction) {
        instructions.add(instruction);
        slots += instruction.slots();
    }

    /// A jump, branch or call whose distance is filled in later.
    void emit(Instruction instruction, Label target) {
        target.used = true;
        pending.add(new Pending(instructions.size(), slots, target));
        emit(instruction);
    }

    void place(Label label) {
        label.slot = slots;
    }

    Label here() {
        Label label = new Label();
        place(label);
        return label;
    }

    int slots() {
        return slots;
    }

    /// The program, with all distances.
    List<Instruction> finished() {
        List<Instruction> finished = new ArrayList<>(instructions);
        for (Pending each : pending) {
            int distance = each.label.slot - each.slot - 1;
            finished.set(each.index, switch (finished.get(each.index)) {
                case Jump jump -> new Jump(jump.reach(), distance);
                case Branch branch -> new Branch(branch.op(), branch.width(), branch.left(), branch.right(), (short) distance);
                case CallLocal _ -> new CallLocal(distance);
                default -> throw new IllegalStateException("no jump");
            });
        }
        return finished;
    }
}
