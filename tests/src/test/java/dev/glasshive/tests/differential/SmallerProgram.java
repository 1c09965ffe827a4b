package dev.glasshive.tests.differential;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Takes instructions away from a program as long as what is interesting about it stays.
public final class SmallerProgram {
    private SmallerProgram() {}

    /// The smallest program found, of which `interesting` holds as it holds of `program`.
    public static List<Instruction> of(List<Instruction> program, Predicate<List<Instruction>> interesting) {
        List<Instruction> smallest = program;
        for (int length = Math.max(1, program.size() / 2); length > 0; length = length == 1 ? 0 : length / 2) {
            for (int start = smallest.size() - length; start >= 0; start = Math.min(start - 1, start - length / 2)) {
                List<Instruction> tried = without(smallest, Math.min(start, smallest.size() - 1), Math.min(start + length, smallest.size()));
                if (tried.size() < smallest.size() && interesting.test(tried)) {
                    smallest = tried;
                }
            }
        }
        return smallest;
    }

    /// Without the stores that fill the stack a program would read what no machine defines.
    private static boolean isNeeded(Instruction instruction) {
        return instruction instanceof Store(var size, Register base, short offset, var src) && base == Register.FRAME_POINTER;
    }

    /// `program` without the instructions from `from` to `to`, except stores to the stack; jumps lead to where they led, or behind what is gone.
    private static List<Instruction> without(List<Instruction> program, int from, int to) {
        int[] before = slots(program);
        int[] after = new int[program.size() + 1];
        for (int i = 0; i < program.size(); i++) {
            after[i + 1] = after[i] + (i >= from && i < to && !isNeeded(program.get(i)) ? 0 : program.get(i).slots());
        }
        List<Instruction> kept = new ArrayList<>();
        for (int i = 0; i < program.size(); i++) {
            if (i >= from && i < to && !isNeeded(program.get(i))) {
                continue;
            }
            int own = i;
            kept.add(switch (program.get(i)) {
                case Branch(var op, var width, var left, var right, short offset) ->
                        new Branch(op, width, left, right, (short) moved(before, after, own, offset));
                case Jump(var reach, int offset) -> new Jump(reach, moved(before, after, own, offset));
                case CallLocal(int offset) -> new CallLocal(moved(before, after, own, offset));
                default -> program.get(i);
            });
        }
        return kept;
    }

    private static int moved(int[] before, int[] after, int from, int offset) {
        int target = before[from] + 1 + offset;
        int index = 0;
        while (index < before.length - 1 && before[index] < target) {
            index++;
        }
        return after[index] - after[from] - 1;
    }

    private static int[] slots(List<Instruction> program) {
        int[] slots = new int[program.size() + 1];
        for (int i = 0; i < program.size(); i++) {
            slots[i + 1] = slots[i] + program.get(i).slots();
        }
        return slots;
    }
}
