package dev.glasshive.tests.verifier;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a program does, apart from what it computes: a fix must not take it away.
public final class Deeds {
    private static final Map<String, Predicate<Instruction>> KINDS = Map.of("store", i -> i instanceof Instruction.Store, "atomic", i -> i instanceof Instruction.Atomic,
            "call", i -> i instanceof Instruction.CallHelper || i instanceof Instruction.CallKfunc, "local call", i -> i instanceof Instruction.CallLocal, "branch", i -> i instanceof Instruction.Branch,
            "exit", i -> i instanceof Instruction.Exit);

    private Deeds() {}

    /// What `after` does less often than `before`: `store 3 -> 2`.
    public static List<String> lost(Program before, Program after) {
        List<String> lost = new ArrayList<>();
        KINDS.forEach((deed, is) -> {
            boolean exit = deed.equals("exit");
            long had = live(before.code(), exit).filter(slot -> is.test(before.code().at(slot))).count();
            long has = after.code().instructions().stream().filter(is).count();
            if (has < (exit ? Math.min(had, 1) : had)) {
                lost.add(deed + " " + had + " -> " + has);
            }
        });
        return lost;
    }

    /// The instructions to which a way leads, or all of them.
    private static Stream<Integer> live(Code code, boolean all) {
        BitSet reached = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int slot = work.pop();
            if (!code.startsAt(slot) || reached.get(slot)) {
                continue;
            }
            reached.set(slot);
            Instruction instruction = code.at(slot);
            if (!(instruction instanceof Instruction.Exit) && !(instruction instanceof Instruction.Jump)) {
                work.push(slot + instruction.slots());
            }
            switch (instruction) {
                case Instruction.Jump jump -> work.push(slot + 1 + jump.offset());
                case Instruction.Branch branch -> work.push(slot + 1 + branch.offset());
                case Instruction.CallLocal call -> work.push(slot + 1 + call.offset());
                default -> {
                    // No other instruction leads elsewhere.
                }
            }
        }
        return code.starts().stream().filter(slot -> all || reached.get(slot));
    }
}
