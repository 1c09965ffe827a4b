package dev.glasshive.vm;

import dev.glasshive.vm.Trap.Access;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// All regions of a machine, found by the window of an address.
final class Memory {
    private final @Nullable Region[] windows = new @Nullable Region[AddressSpace.WINDOWS];
    private final boolean reversed;
    private @Nullable Observer observer;

    /// Memory of a host whose numbers lie in `order`. Regions keep theirs in little-endian order.
    Memory(ByteOrder order) {
        reversed = order == ByteOrder.BIG_ENDIAN;
    }

    /// Is told of every access that may happen: of a read afterwards, of a write before.
    interface Observer {
        void reading(Place place, int size);

        void writing(Place place, int size);
    }

    static long address(Place place) {
        return AddressSpace.address(window(place), place.offset());
    }

    private static int window(Place place) {
        return switch (place.kind()) {
            case CONTEXT -> AddressSpace.CONTEXT;
            case PACKET -> AddressSpace.packet(place.ordinal());
            case STACK -> AddressSpace.FIRST_FRAME + place.ordinal();
            case MAP -> AddressSpace.FIRST_MAP + place.ordinal();
            case MAP_VALUE -> AddressSpace.FIRST_VALUES + place.ordinal();
            case CODE -> AddressSpace.CODE;
            case MAP_KEY -> AddressSpace.FIRST_KEY + place.ordinal();
            case VARIABLE -> AddressSpace.VARIABLES;
        };
    }

    void add(Region region) {
        windows[window(new Place(region.kind(), region.ordinal(), 0))] = region;
    }

    void remove(Region region) {
        windows[window(new Place(region.kind(), region.ordinal(), 0))] = null;
    }

    void observe(@Nullable Observer who) {
        observer = who;
    }

    boolean isUnobserved() {
        return observer == null;
    }

    /// The region whose window `address` lies in, if there is one.
    @Nullable Region window(long address) {
        long window = AddressSpace.window(address);
        return window < AddressSpace.WINDOWS ? windows[(int) window] : null;
    }

    long load(long address, int size) {
        Region region = region(address, size, Access.READ);
        int offset = AddressSpace.offset(address);
        long loaded = region.load(offset, size);
        long value = reversed && !region.isPointer(offset) ? reverse(loaded, size) : loaded;
        if (observer != null) {
            observer.reading(new Place(region.kind(), region.ordinal(), offset), size);
        }
        return value;
    }

    void store(long address, int size, long value) {
        Region region = region(address, size, Access.WRITE);
        int offset = AddressSpace.offset(address);
        if (observer != null) {
            region.check(offset, size, Access.WRITE);
            observer.writing(new Place(region.kind(), region.ordinal(), offset), size);
        }
        region.store(offset, size, reversed ? reverse(value, size) : value);
    }

    private static long reverse(long value, int size) {
        return Long.reverseBytes(value) >>> 64 - 8 * size;
    }

    /// Throws unless all `size` bytes at `address` may be accessed so.
    void check(long address, int size, Access access) {
        region(address, size, access).check(AddressSpace.offset(address), size, access);
    }

    /// `size` bytes that a helper reads for the program.
    byte[] read(long address, int size) {
        if (size == 0) {
            return new byte[0];
        }
        Region region = region(address, size, Access.READ);
        int offset = AddressSpace.offset(address);
        byte[] bytes = region instanceof FlatRegion flat ? flat.read(offset, size) : read(region, offset, size);
        if (observer != null) {
            observer.reading(new Place(region.kind(), region.ordinal(), offset), size);
        }
        return bytes;
    }

    private static byte[] read(Region region, int offset, int size) {
        region.check(offset, size, Access.READ);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) region.load(offset + i, 1);
        }
        return bytes;
    }

    /// `bytes` that a helper writes for the program: all of them or none.
    void write(long address, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Region region = region(address, bytes.length, Access.WRITE);
        int offset = AddressSpace.offset(address);
        region.check(offset, bytes.length, Access.WRITE);
        if (observer != null) {
            observer.writing(new Place(region.kind(), region.ordinal(), offset), bytes.length);
        }
        for (int i = 0; i < bytes.length; i++) {
            region.store(offset + i, 1, bytes[i]);
        }
    }

    /// The byte at `place` without telling the observer, or -1 if there is none.
    int peek(Place place) {
        Region region = windows[window(place)];
        try {
            return region == null ? -1 : (int) region.load(place.offset(), 1);
        } catch (TrapSignal nothingThere) {
            return -1;
        }
    }

    /// The `size` bytes at `address` without telling the observer, if a program could read them.
    OptionalLong peek(long address, int size) {
        try {
            return OptionalLong.of(region(address, size, Access.READ).load(AddressSpace.offset(address), size));
        } catch (TrapSignal nothingThere) {
            return OptionalLong.empty();
        }
    }

    private Region region(long address, int size, Access access) {
        Region region = window(address);
        if (region == null) {
            Optional<Place> moved = AddressSpace.place(address).filter(place -> place.kind() == Place.Kind.PACKET);
            if (moved.isPresent()) {
                throw TrapSignal.of(new Trap.BadAccess(access, address, size, moved, "a helper has moved the packet since this pointer was made; load it from the context again"));
            }
            throw TrapSignal.of(new Trap.BadAccess(access, address, size, Optional.empty(), "there is no memory there"));
        }
        return region;
    }
}
