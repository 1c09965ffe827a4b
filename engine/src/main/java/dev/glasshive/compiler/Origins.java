package dev.glasshive.compiler;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/// The origins of all registers at the start of each block of a plan, where all paths agree on them.
///
/// A register whose origin is known has been given a value on every path, and no call has taken it away since.
final class Origins {
    private static final int FIRST_ARGUMENT = Register.R1.code();
    private static final int LAST_ARGUMENT = Register.R5.code();

    private final Surroundings surroundings;
    private final Map<Integer, Origin[]> states = new HashMap<>();

    Origins(Plan plan, Surroundings surroundings) {
        this.surroundings = surroundings;
        Origin[] first = new Origin[Register.values().length];
        Arrays.fill(first, Origin.ANYWHERE);
        first[Register.FRAME_POINTER.code()] = Origin.FRAME;
        if (plan.entry() == 0 && surroundings.hasContext()) {
            first[FIRST_ARGUMENT] = Origin.CONTEXT;
        }
        Deque<Integer> waiting = new ArrayDeque<>();
        meet(plan.entry(), first, waiting);
        while (!waiting.isEmpty()) {
            Block block = plan.blocks().get(waiting.remove());
            if (block != null) {
                Origin[] state = at(block.start());
                block.steps().forEach(step -> follow(step, state));
                block.end().targets().forEach(target -> meet(target, state, waiting));
            }
        }
    }

    /// What is known at the start of the block at `start`; the caller's own, to [#follow] steps with.
    Origin[] at(int start) {
        Origin[] state = states.get(start);
        if (state == null) {
            throw new IllegalStateException("no path leads to the block at " + start);
        }
        return state.clone();
    }

    private void meet(int start, Origin[] arriving, Deque<Integer> waiting) {
        Origin[] before = states.get(start);
        Origin[] now = arriving.clone();
        for (int i = 0; before != null && i < now.length; i++) {
            now[i] = now[i].equals(before[i]) ? now[i] : Origin.ANYWHERE;
        }
        if (!Arrays.equals(now, before)) {
            states.put(start, now);
            waiting.add(start);
        }
    }

    /// Whether any of the steps of `plan` is as asked, with the origins before it.
    static boolean any(Plan plan, Origins origins, BiPredicate<Step, Origin[]> question) {
        for (Block block : plan.blocks().values()) {
            Origin[] state = origins.at(block.start());
            for (Step step : block.steps()) {
                if (question.test(step, state)) {
                    return true;
                }
                origins.follow(step, state);
            }
        }
        return false;
    }

    /// Changes `state` as `step` does.
    void follow(Step step, Origin[] state) {
        if (step.isEntering()) {
            // The function is written out, and all registers are as they were for a start.
            return;
        }
        if (step.instruction() instanceof Exit) {
            // Its caller has lost r1 to r5.
            Arrays.fill(state, FIRST_ARGUMENT, LAST_ARGUMENT + 1, Origin.ANYWHERE);
            return;
        }
        Origin result = result(step, state);
        for (int register = 0; register < state.length; register++) {
            if (((step.writes() | step.clobbers()) >>> register & 1) != 0) {
                state[register] = Origin.ANYWHERE;
            }
        }
        if (Integer.bitCount(step.writes()) == 1) {
            state[Integer.numberOfTrailingZeros(step.writes())] = result;
        }
    }

    private Origin result(Step step, Origin[] state) {
        return switch (step.instruction()) {
            case Mov(Width width, Register _, Register src) when width == Width.W64 -> state[src.code()];
            case Alu(AluOp op, Width width, Register dst, var src) when width == Width.W64 && (op == AluOp.ADD || op == AluOp.SUB) -> {
                // Of a number and a pointer, the sum comes from where the pointer does.
                Origin left = state[dst.code()];
                yield moved(op == AluOp.ADD && left.equals(Origin.ANYWHERE) && src instanceof Register register ? state[register.code()] : left);
            }
            case LoadImm64 load -> surroundings.origin(load.value());
            case CallHelper(int id) -> surroundings.isLookup(id) && state[FIRST_ARGUMENT] instanceof Origin.MapItself(int map) ? surroundings.valueOf(map) : Origin.ANYWHERE;
            default -> Origin.ANYWHERE;
        };
    }

    private static Origin moved(Origin origin) {
        return origin instanceof Origin.MapItself ? Origin.ANYWHERE : origin;
    }
}
