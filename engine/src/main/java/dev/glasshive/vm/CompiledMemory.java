package dev.glasshive.vm;

import org.jspecify.annotations.Nullable;

/// The memory of a machine as compiled code uses it: with the same checks and traps as [Memory], and a shorter way there.
public final class CompiledMemory {
    private CompiledMemory() {}

    /// A byte of memory, on a little-endian host.
    public static long loadByte(Vm vm, long address) {
        Region region = vm.memory.window(address);
        return region instanceof FlatRegion flat && flat.holds(address, 1) ? flat.byteAt(address) : load(vm, region, address, 1);
    }

    /// Two bytes of memory, on a little-endian host.
    public static long loadShort(Vm vm, long address) {
        Region region = vm.memory.window(address);
        return region instanceof FlatRegion flat && flat.holds(address, 2) ? flat.shortAt(address) : load(vm, region, address, 2);
    }

    /// Four bytes of memory, on a little-endian host.
    public static long loadInt(Vm vm, long address) {
        Region region = vm.memory.window(address);
        return region instanceof FlatRegion flat && flat.holds(address, 4) ? flat.intAt(address) : load(vm, region, address, 4);
    }

    /// Eight bytes of memory, on a little-endian host.
    public static long loadLong(Vm vm, long address) {
        Region region = vm.memory.window(address);
        return region instanceof FlatRegion flat && flat.holds(address, 8) ? flat.longAt(address) : load(vm, region, address, 8);
    }

    private static long load(Vm vm, @Nullable Region region, long address, int size) {
        return region instanceof ValuesRegion values ? values.load(AddressSpace.offset(address), size) : vm.memory.load(address, size);
    }

    /// Puts the lower `size` bytes of `value` into memory, on a little-endian host.
    public static void storeLittle(Vm vm, long address, long value, int size) {
        switch (vm.memory.window(address)) {
            case FlatRegion flat when flat.holds(address, size) -> flat.put(address, size, value);
            case ValuesRegion values -> values.store(AddressSpace.offset(address), size, value);
            case null, default -> vm.memory.store(address, size, value);
        }
    }

    /// `size` bytes of memory, on a little-endian host.
    static long loadLittle(Vm vm, long address, int size) {
        return switch (size) {
            case 1 -> loadByte(vm, address);
            case 2 -> loadShort(vm, address);
            case 4 -> loadInt(vm, address);
            default -> loadLong(vm, address);
        };
    }

    /// `size` bytes of memory, on a little-endian host, which probably are some of `near`, whose first one has the address `start`.
    ///
    /// An address lies in one region's window only, and `near` is all that its region lets programs touch: so what lies inside of it is allowed, and nothing else
    /// has to be asked.
    public static long nearLoad(Vm vm, long address, byte[] near, long start, int size) {
        long at = address - start;
        return at >= 0 && at <= near.length - size ? FlatRegion.get(near, (int) at, size) : loadLittle(vm, address, size);
    }

    /// Puts the lower `size` bytes of `value` into memory, on a little-endian host, where probably some of `near` lie; see [#nearLoad].
    public static void nearStore(Vm vm, long address, long value, byte[] near, long[] marks, long start, int size) {
        long at = address - start;
        if (at >= 0 && at <= near.length - size) {
            frameStore(near, marks, (int) at, value, size);
        } else {
            storeLittle(vm, address, value, size);
        }
    }

    /// `size` bytes of memory, on a host of any byte order.
    public static long load(Vm vm, long address, int size) {
        return vm.memory.load(address, size);
    }

    /// Puts the lower `size` bytes of `value` into memory, on a host of any byte order.
    public static void store(Vm vm, long address, long value, int size) {
        vm.memory.store(address, size, value);
    }

    /// Eight bytes of a frame, at an index that lies inside.
    public static long frameLong(byte[] frame, int at) {
        return FlatRegion.get(frame, at, 8);
    }

    /// Four bytes of a frame, at an index that lies inside.
    public static long frameInt(byte[] frame, int at) {
        return FlatRegion.get(frame, at, 4);
    }

    /// Two bytes of a frame, at an index that lies inside.
    public static long frameShort(byte[] frame, int at) {
        return FlatRegion.get(frame, at, 2);
    }

    /// A byte of a frame, at an index that lies inside.
    public static long frameByte(byte[] frame, int at) {
        return FlatRegion.get(frame, at, 1);
    }

    /// Puts the lower `size` bytes of `value` into a frame, at an index where they lie inside.
    public static void frameStore(byte[] frame, long[] marks, int at, long value, int size) {
        FlatRegion.mark(marks, at, size);
        FlatRegion.put(frame, at, size, value);
    }

    /// `address`, which an instruction needs to be a multiple of `size`.
    public static long aligned(long address, int size) {
        if (address % size != 0) {
            throw TrapSignal.of(new Trap.Misaligned(address, size));
        }
        return address;
    }

    /// What lies at `address` before an atomic operation of `size` bytes changes it; afterwards [#store] finds everything allowed.
    public static long loadForUpdate(Vm vm, long address, int size) {
        aligned(address, size);
        vm.memory.check(address, size, Trap.Access.ATOMIC);
        return vm.memory.load(address, size);
    }
}
