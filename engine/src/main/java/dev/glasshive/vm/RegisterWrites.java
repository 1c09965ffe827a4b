package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Program;
import java.util.List;
import java.util.OptionalInt;

/// Finds the steps of one processor that write a register in the record alone: nothing runs again, and most steps cost one look into a table.
///
/// A function gives r6 to r9 back as it found them, so between its call and its return nobody writes the caller's.
final class RegisterWrites {
    /// What an instruction may do, as bits.
    private static final int WRITES = 1;
    private static final int CALLS = 2;
    private static final int EXITS = 4;

    private final StepLog steps;
    private final int cpu;
    private final boolean kept;
    private final Runnable keepGoing;
    /// What the instruction at each slot of each program may do.
    private final byte[][] kinds;

    /// Looks for steps of `cpu` in `steps`, which are of `programs`.
    RegisterWrites(StepLog steps, List<Program> programs, int cpu, Register register, Runnable keepGoing) {
        this.steps = steps;
        this.cpu = cpu;
        this.kept = register.code() >= 6 && register.code() <= 9;
        this.keepGoing = keepGoing;
        this.kinds = programs.stream().map(program -> kinds(program, register)).toArray(byte[][]::new);
    }

    private static byte[] kinds(Program program, Register register) {
        byte[] kinds = new byte[program.code().size()];
        for (int slot : program.code().starts()) {
            Instruction instruction = program.code().at(slot);
            Effects effects = Effects.of(instruction);
            boolean writes = effects.writes().contains(register) || effects.clobbers().contains(register);
            boolean calls = instruction instanceof Instruction.CallLocal || instruction instanceof Instruction.CallHelper
                    || instruction instanceof Instruction.CallRegister;
            kinds[slot] = (byte) ((writes ? WRITES : 0) | (calls ? CALLS : 0) | (instruction instanceof Instruction.Exit ? EXITS : 0));
        }
        return kinds;
    }

    OptionalInt previous(int from) {
        int inside = 0;
        for (int position = from - 1; position >= 0; position--) {
            int kind = kind(position);
            if (kind == 0) {
                continue;
            }
            if (kept && inside > 0 && isCalledAgain(position, kind)) {
                continue;
            }
            boolean returns = isReturn(position, kind);
            boolean calls = isCall(position, kind);
            if (kept && returns) {
                inside++;
            } else if (kept && calls && inside > 0) {
                inside--;
            } else if (isArrival(position) || inside == 0 && (returns || calls || (kind & WRITES) != 0)) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    OptionalInt next(int from) {
        int inside = 0;
        for (int position = from; position < steps.length(); position++) {
            int kind = kind(position);
            if (kind == 0) {
                continue;
            }
            if (kept && inside > 0 && isCalledAgain(position, kind)) {
                continue;
            }
            boolean returns = isReturn(position, kind);
            boolean calls = isCall(position, kind);
            if (kept && calls) {
                inside++;
            } else if (kept && returns && inside > 0) {
                inside--;
            } else if (isArrival(position) || inside == 0 && (returns || calls || (kind & WRITES) != 0)) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /// What the step may do; nothing where another processor makes it.
    private int kind(int position) {
        keepGoing.run();
        if (steps.cpuAt(position) != cpu) {
            return 0;
        }
        int step = steps.at(position);
        return step == StepLog.ARRIVAL ? WRITES : kinds[StepLog.program(step)][StepLog.slot(step)];
    }

    private boolean isArrival(int position) {
        return steps.at(position) == StepLog.ARRIVAL;
    }

    /// Whether the step enters a function: a call that is followed neither by the instruction behind it nor, waiting for a lock, by itself.
    private boolean isCall(int position, int kind) {
        if ((kind & CALLS) == 0) {
            return false;
        }
        int after = after(position);
        if (after < 0 || isArrival(after)) {
            return false;
        }
        int distance = StepLog.slot(steps.at(after)) - StepLog.slot(steps.at(position));
        return distance != 1 && distance != 0;
    }

    /// Whether the step leaves a function but not the program.
    private boolean isReturn(int position, int kind) {
        if ((kind & EXITS) == 0) {
            return false;
        }
        int after = after(position);
        return after >= 0 && !isArrival(after);
    }

    /// Whether the step leaves a function that a helper calls again at once, so that one is left and one is entered: no call stands before what follows.
    private boolean isCalledAgain(int position, int kind) {
        if (!isReturn(position, kind)) {
            return false;
        }
        int next = steps.at(after(position));
        int slot = StepLog.slot(next);
        return slot == 0 || (kinds[StepLog.program(next)][slot - 1] & CALLS) == 0;
    }

    private int after(int position) {
        for (int next = position + 1; next < steps.length(); next++) {
            if (steps.cpuAt(next) == cpu) {
                return next;
            }
        }
        return -1;
    }
}
