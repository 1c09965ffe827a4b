package dev.glasshive.tests.agreement;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Puts an instruction behind others; jumps lead to where they led.
final class Insertion {
    private Insertion() {}

    static List<Instruction> behind(List<Instruction> program, Predicate<Instruction> wanted, Instruction put) {
        int[] before = new int[program.size() + 1];
        int[] after = new int[program.size() + 1];
        for (int i = 0; i < program.size(); i++) {
            before[i + 1] = before[i] + program.get(i).slots();
            after[i + 1] = after[i] + program.get(i).slots() + (wanted.test(program.get(i)) ? put.slots() : 0);
        }
        List<Instruction> made = new ArrayList<>();
        for (int i = 0; i < program.size(); i++) {
            Instruction old = program.get(i);
            int from = i;
            made.add(switch (old) {
                case Branch(var op, var width, var left, var right, short offset) -> new Branch(op, width, left, right, (short) moved(before, after, from, offset));
                case Jump(var reach, int offset) -> new Jump(reach, moved(before, after, from, offset));
                case CallLocal(int offset) -> new CallLocal(moved(before, after, from, offset));
                case LoadImm64(var dst, WideSource source, int low, int high) when source == WideSource.CODE -> new LoadImm64(dst, source, moved(before, after, from, low), high);
                default -> old;
            });
            if (wanted.test(old)) {
                made.add(put);
            }
        }
        return made;
    }

    private static int moved(int[] before, int[] after, int from, int offset) {
        int target = before[from] + 1 + offset;
        int index = 0;
        while (index < before.length - 1 && before[index] < target) {
            index++;
        }
        return after[index] - after[from] - 1;
    }
}
