package dev.glasshive.vm;

import dev.glasshive.map.RingBuffer;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;

/// The bytes of a ring buffer: a program may touch those of records that it has reserved and not yet handed on.
record RecordsRegion(int ordinal, RingBuffer ring) implements Region {
    @Override
    public Kind kind() {
        return Kind.MAP_VALUE;
    }

    @Override
    public void check(int offset, int length, Access access) {
        int record = ring.reservedAt(offset);
        if (record < 0 || offset - ring.start(record) > ring.length(record) - length) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public long load(int offset, int size) {
        check(offset, size, Access.READ);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | ring.at(offset + i) & 0xff;
        }
        return value;
    }

    @Override
    public void store(int offset, int size, long value) {
        check(offset, size, Access.WRITE);
        for (int i = 0; i < size; i++) {
            ring.put(offset + i, (byte) (value >>> i * 8));
        }
    }

    @Override
    public String allowed() {
        return "of ring buffer " + ring.spec().name() + " only the bytes of a reserved record may be touched, until it is submitted or discarded";
    }
}
