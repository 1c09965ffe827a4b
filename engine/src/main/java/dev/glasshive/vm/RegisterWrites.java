package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Program;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds the steps that write a register in the record alone: nothing runs again.
///
/// A function gives r6 to r9 back as it found them, so between its call and its return nobody writes the caller's.
final class RegisterWrites {
    private final Timeline timeline;
    private final Register register;
    private final Runnable keepGoing;
    private final Map<String, BitSet> writers = new HashMap<>();

    RegisterWrites(Timeline timeline, Register register, Runnable keepGoing) {
        this.timeline = timeline;
        this.register = register;
        this.keepGoing = keepGoing;
    }

    OptionalInt previous(int from) {
        int cpu = timeline.cpuAt(from);
        int inside = 0;
        for (int position = from - 1; position >= 0; position--) {
            keepGoing.run();
            if (timeline.cpuAt(position) != cpu) {
                continue;
            }
            if (timeline.slotAt(position) < 0) {
                return OptionalInt.of(position);
            }
            boolean returns = isReturn(position, cpu);
            boolean calls = isCall(position, cpu);
            if (isKept() && returns) {
                inside++;
            } else if (isKept() && calls && inside > 0) {
                inside--;
            } else if (inside == 0 && (returns || calls || writes(position))) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    OptionalInt next(int from) {
        int cpu = timeline.cpuAt(from);
        int inside = 0;
        for (int position = from; position < timeline.length(); position++) {
            keepGoing.run();
            if (timeline.cpuAt(position) != cpu) {
                continue;
            }
            if (timeline.slotAt(position) < 0) {
                return OptionalInt.of(position);
            }
            boolean returns = isReturn(position, cpu);
            boolean calls = isCall(position, cpu);
            if (isKept() && calls) {
                inside++;
            } else if (isKept() && returns && inside > 0) {
                inside--;
            } else if (inside == 0 && (returns || calls || writes(position))) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isKept() {
        return register.code() >= 6 && register.code() <= 9;
    }

    private boolean writes(int position) {
        Program program = timeline.programAt(position);
        return writers.computeIfAbsent(program.name(), _ -> writers(program)).get(timeline.slotAt(position));
    }

    private BitSet writers(Program program) {
        BitSet slots = new BitSet();
        for (int slot : program.code().starts()) {
            Effects effects = Effects.of(program.code().at(slot));
            slots.set(slot, effects.writes().contains(register) || effects.clobbers().contains(register));
        }
        return slots;
    }

    /// Whether the step enters a function: a call that is not followed by the instruction behind it.
    private boolean isCall(int position, int cpu) {
        Optional<Instruction> instruction = timeline.instructionAt(position);
        boolean calls = instruction.filter(i -> i instanceof Instruction.CallLocal || i instanceof Instruction.CallHelper).isPresent();
        int after = after(position, cpu);
        return calls && after >= 0 && timeline.slotAt(after) >= 0 && timeline.slotAt(after) != timeline.slotAt(position) + 1;
    }

    /// Whether the step leaves a function but not the program.
    private boolean isReturn(int position, int cpu) {
        int after = after(position, cpu);
        return timeline.instructionAt(position).filter(Instruction.Exit.class::isInstance).isPresent() && after >= 0 && timeline.slotAt(after) >= 0;
    }

    private int after(int position, int cpu) {
        for (int next = position + 1; next < timeline.length(); next++) {
            if (timeline.cpuAt(next) == cpu) {
                return next;
            }
        }
        return -1;
    }
}
