package dev.glasshive.vm;

import dev.glasshive.isa.Register;

/// Runs a machine instruction by instruction.
public final class Interpreter implements Executable {
    private static final int FRAME_POINTER_BIT = 1 << Register.FRAME_POINTER.code();

    @Override
    public long run(Vm vm, long steps) {
        long done = 0;
        try {
            while (done < steps && vm.status == Status.RUNNING) {
                step(vm);
                done++;
                vm.clock++;
            }
        } catch (TrapSignal signal) {
            vm.stop(signal.trapCause());
        }
        return done;
    }

    private static void step(Vm vm) {
        Loaded program = vm.current;
        int slot = vm.slot;
        Loaded.Ready ready = slot < program.slots().length ? program.slots()[slot] : null;
        if (ready == null) {
            throw TrapSignal.of(new Trap.BadTarget(slot, program.slots().length));
        }
        int unknown = ready.reads() & ~vm.known;
        if (unknown != 0) {
            throw TrapSignal.of(new Trap.UninitializedRegister(Register.of(Integer.numberOfTrailingZeros(unknown))));
        }
        if ((ready.writes() & FRAME_POINTER_BIT) != 0) {
            throw TrapSignal.of(new Trap.FramePointerWritten());
        }
        int next = ready.operation().run(vm);
        if (next != Operation.MOVED) {
            vm.known = (vm.known | ready.writes()) & ~ready.clobbers();
            vm.goTo(next);
        }
    }
}
