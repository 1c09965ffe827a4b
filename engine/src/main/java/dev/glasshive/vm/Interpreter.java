package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import org.jspecify.annotations.Nullable;

/// Runs a machine instruction by instruction.
public final class Interpreter implements Executable {
    @Override
    public long run(Vm vm, long steps) {
        long before = vm.clock;
        try {
            while (vm.clock - before < steps && vm.status == Status.RUNNING) {
                runInside(vm, vm.current, before + steps);
            }
        } catch (TrapSignal signal) {
            vm.stop(signal.trapCause());
        }
        return vm.clock - before;
    }

    /// Runs until the clock shows `end`, or an instruction has moved the machine itself: perhaps to another program, perhaps to its end.
    private static void runInside(Vm vm, Loaded program, long end) {
        Loaded.@Nullable Ready[] slots = program.slots();
        int next = vm.slot;
        while (next != Operation.MOVED && vm.clock < end) {
            vm.slot = next;
            Loaded.Ready ready = next >= 0 && next < slots.length ? slots[next] : null;
            if (ready == null) {
                throw TrapSignal.of(new Trap.BadTarget(next, slots.length));
            }
            if ((ready.reads() & ~vm.known) != 0 || ready.writesFramePointer()) {
                throw refused(ready, vm.known);
            }
            next = ready.operation().run(vm);
            if (next != Operation.MOVED) {
                vm.known = (vm.known | ready.writes()) & ~ready.clobbers();
            }
            vm.clock++;
        }
        if (next != Operation.MOVED) {
            vm.slot = next;
        }
    }

    private static TrapSignal refused(Loaded.Ready ready, int known) {
        int unknown = ready.reads() & ~known;
        return TrapSignal.of(unknown != 0 ? new Trap.UninitializedRegister(Register.of(Integer.numberOfTrailingZeros(unknown))) : new Trap.FramePointerWritten());
    }
}
