package dev.glasshive.portability;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.Ways;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// The numbers that a program returns, and where it puts them into r0.
final class Results {
    private Results() {}

    /// An instruction that puts a number into r0 that the program returns, unless another comes in its place.
    record Result(int slot, int value) {}

    /// The results that are written as numbers, in the order of the code.
    static List<Result> of(Program program) {
        List<Result> results = new ArrayList<>();
        Code code = program.code();
        int end = program.subprogramAt(0).map(first -> first.start() + first.length()).orElse(code.size());
        for (int slot : code.starts()) {
            if (slot < end && code.at(slot) instanceof Instruction.Mov(var _, Register dst, Imm imm) && dst == Register.R0 && isReturned(code, slot)) {
                results.add(new Result(slot, imm.value()));
            }
        }
        return results;
    }

    /// Whether r0 goes from `slot` to an exit, and nowhere else.
    private static boolean isReturned(Code code, int slot) {
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(Ways.after(code, slot));
        boolean returned = false;
        while (!work.isEmpty()) {
            int at = work.remove();
            if (!code.startsAt(at) || seen.get(at)) {
                continue;
            }
            seen.set(at);
            Instruction instruction = code.at(at);
            if (instruction instanceof Instruction.Exit) {
                returned = true;
                continue;
            }
            Effects effects = Effects.of(instruction);
            if (effects.reads().contains(Register.R0)) {
                return false;
            }
            if (!effects.writes().contains(Register.R0)) {
                work.addAll(Ways.after(code, at));
            }
        }
        return returned;
    }
}
