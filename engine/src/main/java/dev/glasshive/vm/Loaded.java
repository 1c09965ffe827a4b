package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A program made ready for a machine: one entry a slot.
///
/// @param slots null in the second half of a wide load
/// @param resolved the instructions with their addresses, where the machine can run them
/// @param note what a compiler has made of it
record Loaded(Program program, @Nullable Ready[] slots, @Nullable Instruction[] resolved, AtomicReference<@Nullable Object> note) implements PlacedProgram {
    /// An instruction made ready: what it does, and the registers it reads, gives a value and leaves without one, as bit masks.
    record Ready(Operation operation, int reads, int writes, int clobbers) {
        boolean writesFramePointer() {
            return (writes & 1 << Register.FRAME_POINTER.code()) != 0;
        }
    }

    /// The most slots of a program: Linux takes a million instructions.
    static final int MOST_SLOTS = 1_000_000;

    /// `program` made ready.
    ///
    /// @throws MalformedProgramException if it is too long, or a wide load names a map or an instruction that does not exist
    static Loaded of(Program program, List<MapSpec> maps, Platform platform, Host host) throws MalformedProgramException {
        Code code = program.code();
        if (code.size() > MOST_SLOTS) {
            throw new MalformedProgramException("program " + program.name() + " has " + code.size() + " slots, more than " + MOST_SLOTS + ": make it shorter");
        }
        WideLoads wideLoads = new WideLoads(program, maps, platform.variables());
        @Nullable Ready[] slots = new @Nullable Ready[code.size()];
        @Nullable Instruction[] all = new @Nullable Instruction[code.size()];
        for (int slot : code.starts()) {
            Instruction instruction = code.at(slot);
            Effects effects = Effects.of(instruction);
            // A function may return nothing, so r0 is asked for only where the program itself ends.
            int reads = instruction instanceof Exit ? 0 : mask(effects.reads());
            Instruction resolved = instruction instanceof LoadImm64 load ? wideLoads.resolve(load, slot) : instruction;
            if (!host.runs(instruction)) {
                slots[slot] = new Ready(Operation.refused(instruction), 0, 0, 0);
                continue;
            }
            all[slot] = resolved;
            Ready ready = new Ready(Operation.of(resolved, slot, host), reads, mask(effects.writes()), mask(effects.clobbers()));
            slots[slot] = leadsToInstructions(resolved, slot, code) ? ready : checked(ready);
        }
        return new Loaded(program, slots, all, new AtomicReference<>());
    }

    /// Whether control can go from `slot` to nothing but instructions, which then need not be checked again at every step.
    private static boolean leadsToInstructions(Instruction instruction, int slot, Code code) {
        int next = slot + instruction.slots();
        return code.startsAt(next) && (!(instruction instanceof Branch branch) || code.startsAt(next + branch.offset()));
    }

    private static Ready checked(Ready ready) {
        return new Ready(vm -> {
            int next = ready.operation.run(vm);
            if (next != Operation.MOVED) {
                vm.known = (vm.known | ready.writes) & ~ready.clobbers;
                vm.goTo(next);
            }
            return Operation.MOVED;
        }, ready.reads, ready.writes, ready.clobbers);
    }

    @Override
    public int size() {
        return slots.length;
    }

    @Override
    public Optional<Instruction> at(int slot) {
        return startsAt(slot) ? Optional.ofNullable(resolved[slot]) : Optional.empty();
    }

    @Override
    public List<Integer> functions() {
        return IntStream.concat(IntStream.of(0), program.subprograms().stream().mapToInt(Subprogram::start)).distinct().boxed().toList();
    }

    @Override
    public <T> T note(Class<T> type, Supplier<T> first) {
        Object known = note.get();
        if (!type.isInstance(known)) {
            known = first.get();
            note.set(known);
        }
        return type.cast(known);
    }

    @Override
    public boolean startsAt(int slot) {
        return slot >= 0 && slot < slots.length && slots[slot] != null;
    }

    private static int mask(Set<Register> registers) {
        int mask = 0;
        for (Register register : registers) {
            mask |= 1 << register.code();
        }
        return mask;
    }
}
