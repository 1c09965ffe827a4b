package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import java.util.OptionalInt;

/// Spin locks in values of maps, which the processors of a machine share. A lock is 1 while it is held, as on Linux.
final class SpinLocks {
    static final String LOCK = "bpf_spin_lock";
    static final String UNLOCK = "bpf_spin_unlock";
    private static final int BYTES = 4;

    private SpinLocks() {}

    /// Whether `vm` has to wait, because another processor holds the lock it wants; the call is then to come again.
    static boolean waits(Vm vm, HelperArguments arguments) {
        long address = arguments.value(Register.R1);
        OptionalInt holder = vm.peek(address, BYTES).orElse(0) == 0 ? OptionalInt.empty() : vm.otherHolding(address);
        holder.ifPresent(cpu -> {
            vm.memory.load(address, BYTES);
            vm.waitFor(cpu);
        });
        return holder.isPresent();
    }

    static long lock(Vm vm, HelperArguments arguments) {
        long address = arguments.value(Register.R1);
        if (vm.memory.load(address, BYTES) != 0) {
            throw arguments.refuse(Register.R1, "the lock is held already, so the program would wait for ever; unlock it first");
        }
        vm.memory.store(address, BYTES, 1);
        vm.hold(address);
        return 0;
    }

    static long unlock(Vm vm, HelperArguments arguments) {
        long address = arguments.value(Register.R1);
        if (vm.memory.load(address, BYTES) == 0) {
            throw arguments.refuse(Register.R1, "the lock is not held; lock it first");
        }
        vm.memory.store(address, BYTES, 0);
        vm.release(address);
        return 0;
    }
}
