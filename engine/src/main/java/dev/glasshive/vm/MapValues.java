package dev.glasshive.vm;

import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Cells;
import dev.glasshive.map.HashTable;
import dev.glasshive.map.PrefixTrie;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The values of one map of one machine as compiled code reaches them. What is said here of the map never changes, and as fields of a record that compiled code
/// has as a constant they are constants for the JVM's compiler, too.
///
/// Every access that is not plainly inside one value takes the general way, which finds out what it is and traps where the interpreter would.
///
/// @param start the address of the first value
/// @param length from the start to behind the last value; less than 2 GiB
/// @param shift the power of two that `stride` is, or -1
/// @param isIndexed whether a key is the number of a value, of which there is one for all processors
/// @param isNumbered whether the map is a hash table, and its keys as long as a number
public record MapValues(BpfMap map, Cells cells, long start, long length, int stride, int shift, int keySize, int valueSize, boolean isWritable, boolean isIndexed, boolean isNumbered) {
    /// What [#lookup] answers where somebody else has to look: no address.
    public static final long ASK = -1;

    /// Those of the map with index `map` in `vm`, if it has values that compiled code can reach.
    static Optional<MapValues> of(Vm vm, int map) {
        BpfMap found = vm.maps().get(map);
        return switch (found) {
            case ArrayMap _, HashTable _, PrefixTrie _ when vm.host().order() == ByteOrder.LITTLE_ENDIAN -> {
                MapSpec spec = found.spec();
                Cells cells = found.cells();
                int stride = ValuesRegion.stride(spec);
                long length = Math.min((long) cells.count() * cells.copies() * stride, Integer.MAX_VALUE);
                yield Optional.of(new MapValues(found, cells, AddressSpace.mapValues(map, 0), length, stride, Integer.bitCount(stride) == 1 ? Integer.numberOfTrailingZeros(stride) : -1,
                        spec.keySize(), spec.valueSize(), spec.mutability() == MapSpec.Mutability.READ_WRITE, found instanceof ArrayMap && cells.copies() == 1,
                        found instanceof HashTable && spec.keySize() <= Long.BYTES && Integer.bitCount(spec.keySize()) == 1));
            }
            default -> Optional.empty();
        };
    }

    private int cell(int offset) {
        return shift >= 0 ? offset >>> shift : offset / stride;
    }

    /// The `size` bytes of memory at `address`, which is probably one of a value.
    public long load(Vm vm, long address, int size) {
        long offset = address - start;
        if (offset >= 0 && offset < length) {
            int cell = cell((int) offset);
            int at = (int) offset - cell * stride;
            if (at <= valueSize - size) {
                return FlatRegion.get(cells.read(cell), at, size);
            }
        }
        return CompiledMemory.loadLittle(vm, address, size);
    }

    /// Puts the lower `size` bytes of `value` into memory at `address`, which is probably one of a value.
    public void store(Vm vm, long address, long value, int size) {
        long offset = address - start;
        if (isWritable && offset >= 0 && offset < length) {
            int cell = cell((int) offset);
            int at = (int) offset - cell * stride;
            if (at <= valueSize - size) {
                FlatRegion.put(cells.write(cell), at, size, value);
                return;
            }
        }
        CompiledMemory.storeLittle(vm, address, value, size);
    }

    /// What `bpf_map_lookup_elem` gives for the key at `key`, which probably lies in the frame: the address of its value, or 0 where there is none.
    ///
    /// @param frameStart the address of the first byte of `frame`
    /// @return [#ASK] if the key lies elsewhere, or if somebody is told of look-ups
    public long lookup(Vm vm, long key, byte[] frame, long frameStart) {
        long at = key - frameStart;
        if (at < 0 || at > frame.length - keySize || vm.tellsOfMaps()) {
            return ASK;
        }
        if (isIndexed) {
            long index = FlatRegion.get(frame, (int) at, keySize);
            return index < cells.count() ? start + index * stride : 0;
        }
        int cell = isNumbered && map instanceof HashTable table ? table.lookup(FlatRegion.get(frame, (int) at, keySize))
                : map.lookup(Arrays.copyOfRange(frame, (int) at, (int) at + keySize));
        if (cell < 0) {
            return 0;
        }
        map.used(cell);
        return start + (long) cells.own(cell, vm.cpu()) * stride;
    }
}
