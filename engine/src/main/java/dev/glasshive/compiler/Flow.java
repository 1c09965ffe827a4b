package dev.glasshive.compiler;

import dev.glasshive.compiler.Block.End;
import dev.glasshive.compiler.Block.Enters;
import dev.glasshive.compiler.Block.Exits;
import dev.glasshive.compiler.Block.Forks;
import dev.glasshive.compiler.Block.Goes;
import dev.glasshive.compiler.Block.Returns;
import dev.glasshive.compiler.Block.Stops;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.vm.PlacedProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/// Where control goes in one program: what can be compiled, and in which blocks.
final class Flow {
    /// The most bytecode, about, of a function that is written out where it is called.
    private static final int LONGEST_WRITTEN_OUT = 700;
    private static final int FRAME_POINTER = 1 << Register.FRAME_POINTER.code();

    private final PlacedProgram program;
    private final IntPredicate comesBack;
    private final BitSet targets = new BitSet();
    private final Map<Integer, Boolean> writtenOut = new HashMap<>();

    /// @param comesBack whether a helper with this number always comes back behind its call
    Flow(PlacedProgram program, IntPredicate comesBack) {
        this.program = program;
        this.comesBack = comesBack;
        for (int slot = 0; slot < program.size(); slot++) {
            int next = slot + 1;
            program.at(slot).ifPresent(instruction -> {
                switch (instruction) {
                    case Jump jump when program.startsAt(next + jump.offset()) -> targets.set(next + jump.offset());
                    case CallLocal call when program.startsAt(next + call.offset()) -> targets.set(next + call.offset());
                    case Branch branch when program.startsAt(next + branch.offset()) -> targets.set(next + branch.offset());
                    default -> { }
                }
            });
        }
    }

    /// Whether control comes to `slot` from elsewhere than from right before.
    boolean isTarget(int slot) {
        return slot == 0 || targets.get(slot);
    }

    /// Numbers for the places of one more segment.
    Places places() {
        return new Places(program.size());
    }

    /// The blocks that control can reach from `entry`, nearest first, as many as weigh no more than `limit` together.
    Map<Integer, Block> blocks(int entry, int limit, Places places) {
        Map<Integer, Block> blocks = new LinkedHashMap<>();
        Deque<Integer> waiting = new ArrayDeque<>(List.of(entry));
        int left = limit;
        while (!waiting.isEmpty() && left > 0) {
            int start = waiting.remove();
            if (!blocks.containsKey(start)) {
                Block block = block(start, entry, left, places);
                left -= Weight.of(block);
                blocks.put(start, block);
                waiting.addAll(block.end().targets());
            }
        }
        return blocks;
    }

    private Block block(int start, int entry, int limit, Places places) {
        List<Step> steps = new ArrayList<>();
        int left = limit;
        int slot = places.slot(start);
        int shift = start - slot;
        while (true) {
            // A loop may come to the entry in the middle of a block.
            if (shift + slot != start && (targets.get(slot) || shift + slot == entry)) {
                return new Block(start, steps, new Goes(shift + slot));
            }
            Optional<Step> step = step(slot);
            if (step.isEmpty() || left <= 0) {
                return new Block(start, steps, new Stops(shift + slot));
            }
            left -= Weight.of(step.get());
            int next = step.get().next();
            switch (step.get().instruction()) {
                case Exit exit -> {
                    if (places.call(start).isPresent()) {
                        steps.add(Step.returning(slot, exit));
                        return new Block(start, steps, new Returns(places.call(start).get().back()));
                    }
                    return new Block(start, steps, new Exits(slot));
                }
                case CallLocal call when shift == 0 && isWrittenOut(next + call.offset()) -> {
                    steps.add(Step.entering(slot, call, KnownRegisters.SAVED | 1));
                    return new Block(start, steps, new Enters(places.enter(new Places.Call(slot, next), next + call.offset())));
                }
                default -> {
                    steps.add(step.get());
                    Optional<End> end = end(step.get(), shift);
                    if (end.isPresent()) {
                        return new Block(start, steps, end.get());
                    }
                }
            }
            slot = next;
        }
    }

    private static Optional<End> end(Step step, int shift) {
        int next = shift + step.next();
        return switch (step.instruction()) {
            case Jump jump -> Optional.of(new Goes(next + jump.offset()));
            case Branch branch -> Optional.of(new Forks(branch, next + branch.offset(), next));
            case CallLocal _ -> Optional.of(new Goes(next));
            default -> Optional.empty();
        };
    }

    /// Whether the function at `target` is written out where it is called: a short one that calls nobody, has nothing on its stack and leaves r6 to r9 alone. Nobody can
    /// tell then that it has no frame while it runs: see [Leave].
    private boolean isWrittenOut(int target) {
        return writtenOut.computeIfAbsent(target, this::isShortLeaf);
    }

    private boolean isShortLeaf(int target) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> waiting = new ArrayDeque<>(List.of(target));
        int weight = 0;
        while (!waiting.isEmpty()) {
            int slot = waiting.remove();
            if (!seen.add(slot)) {
                continue;
            }
            Optional<Step> found = step(slot);
            if (found.isEmpty() || (found.get().reads() & FRAME_POINTER) != 0 || (found.get().writes() & KnownRegisters.SAVED) != 0) {
                return false;
            }
            Step step = found.get();
            weight += Weight.of(step);
            if (weight > LONGEST_WRITTEN_OUT) {
                return false;
            }
            switch (step.instruction()) {
                case CallHelper _, CallLocal _ -> {
                    return false;
                }
                case Exit _ -> { }
                default -> waiting.addAll(end(step, 0).map(End::targets).orElse(List.of(step.next())));
            }
        }
        return true;
    }

    /// The instruction at `slot`, if it can be compiled. Others are the interpreter's: rare ones, and those that trap whatever the registers hold.
    private Optional<Step> step(int slot) {
        return program.at(slot).map(instruction -> Step.of(slot, instruction)).filter(step -> (step.writes() & FRAME_POINTER) == 0 && isCompiled(step));
    }

    private boolean isCompiled(Step step) {
        return switch (step.instruction()) {
            case Alu _, Mov _, MovSx _, Neg _, ByteSwap _, Load _, Store _, Atomic _, LoadAcquire _, StoreRelease _ -> program.startsAt(step.next());
            case LoadImm64 load -> load.source() == WideSource.VALUE && program.startsAt(step.next());
            case Jump jump -> program.startsAt(step.next() + jump.offset());
            case Branch branch -> program.startsAt(step.next()) && program.startsAt(step.next() + branch.offset());
            case CallHelper(int id) -> program.startsAt(step.next()) && comesBack.test(id);
            case CallLocal call -> program.startsAt(step.next()) && program.startsAt(step.next() + call.offset());
            case Exit _ -> true;
            // These move the machine in ways that depend on what registers hold, or are simulated by nobody.
            case LegacyLoad _, CallKfunc _, CallRegister _ -> false;
        };
    }
}
