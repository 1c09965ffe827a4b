package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Cells;
import dev.glasshive.program.Bytes;
import java.util.Arrays;

/// Something that steps write and people ask about.
public sealed interface Target {
    /// A register of the processor that moves at the position from which somebody asks.
    record OfRegister(Register register) implements Target {}

    /// Bytes in a row in a stack frame, the packet, the context or the values of a map.
    record OfBytes(Place place, int length) implements Target {}

    /// An entry of a map.
    ///
    /// @param map its index in the program set
    record OfEntry(int map, Bytes key) implements Target {}

    /// Its bytes as `vm` sees them, least significant first; of an entry with a value for every processor, all of them. None where there is no value.
    default Bytes valueIn(Vm vm) {
        return switch (this) {
            case OfRegister(Register register) -> vm.isKnown(register) ? Bytes.ofLittleEndian(vm.register(register), 8) : Bytes.EMPTY;
            case OfBytes(Place place, int length) -> {
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++) {
                    int at = vm.memory.peek(new Place(place.kind(), place.ordinal(), place.offset() + i));
                    if (at < 0) {
                        yield Bytes.EMPTY;
                    }
                    bytes[i] = (byte) at;
                }
                yield Bytes.of(bytes);
            }
            case OfEntry(int ordinal, Bytes key) -> {
                BpfMap map = vm.maps().get(ordinal);
                int cell = map.lookup(key.toArray());
                // The longest prefix that fits a key may be another entry's.
                yield cell < 0 || map.key(cell).filter(key::equals).isEmpty() ? Bytes.EMPTY : all(map.cells(), cell);
            }
        };
    }

    private static Bytes all(Cells cells, int cell) {
        byte[] all = new byte[0];
        for (int copy = 0; copy < cells.copies(); copy++) {
            byte[] one = cells.read(cells.own(cell, copy));
            int at = all.length;
            all = Arrays.copyOf(all, at + one.length);
            System.arraycopy(one, 0, all, at, one.length);
        }
        return Bytes.of(all);
    }
}
