package dev.glasshive.watch;

import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.vm.Vm;
import java.util.OptionalLong;

/// What a condition sees of a machine; it notes whether something was asked for that is not there.
final class View {
    private final Vm vm;
    private boolean misses;

    View(Vm vm) {
        this.vm = vm;
    }

    boolean missesSomething() {
        return misses;
    }

    long pc() {
        return vm.slot();
    }

    long register(Register register) {
        misses |= !vm.isKnown(register);
        return vm.register(register);
    }

    long memory(long address, Size size) {
        return known(vm.peek(address, size.bytes()));
    }

    long packet(long index) {
        return known(vm.peekPacket(index));
    }

    private long known(OptionalLong value) {
        misses |= value.isEmpty();
        return value.orElse(0);
    }
}
