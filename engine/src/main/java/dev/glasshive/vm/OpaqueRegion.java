package dev.glasshive.vm;

import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;

/// Memory that only the platform may touch, such as a map itself: programs hold its address and pass it on.
record OpaqueRegion(Kind kind, int ordinal) implements Region {
    @Override
    public void check(int offset, int length, Access access) {
        throw TrapSignal.of(this, access, offset, length);
    }

    @Override
    public long load(int offset, int size) {
        throw TrapSignal.of(this, Access.READ, offset, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        throw TrapSignal.of(this, Access.WRITE, offset, size);
    }

    @Override
    public String allowed() {
        return "only helpers may touch it";
    }
}
