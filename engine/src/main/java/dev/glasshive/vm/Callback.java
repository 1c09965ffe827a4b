package dev.glasshive.vm;

import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.HashTable;
import dev.glasshive.map.HashWalk;
import dev.glasshive.program.Bytes;
import java.util.Optional;

/// A helper that waits for a function of the program which it has called: what it needs to go on. A value, saved with the open calls.
sealed interface Callback {
    /// The slot where the function begins.
    int target();

    /// How many calls there were, this one among them.
    long calls();

    /// What the function finds in r1 and the registers after it.
    long[] arguments(Vm vm);

    /// The next call, if the function gives 0.
    Optional<Callback> next(Vm vm);

    /// The key that the function is given.
    default Bytes key() {
        return Bytes.EMPTY;
    }

    /// `bpf_loop`.
    record Loop(int target, long index, long count, long context) implements Callback {
        @Override
        public long calls() {
            return index + 1;
        }

        @Override
        public long[] arguments(Vm vm) {
            return new long[] {index, context};
        }

        @Override
        public Optional<Callback> next(Vm vm) {
            return index + 1 < count ? Optional.of(new Loop(target, index + 1, count, context)) : Optional.empty();
        }
    }

    /// `bpf_for_each_map_elem` on an array: the elements in the order of their indexes.
    record ArrayElements(int target, int map, int index, long context) implements Callback {
        @Override
        public long calls() {
            return index + 1L;
        }

        @Override
        public long[] arguments(Vm vm) {
            return element(vm, map, index, context);
        }

        @Override
        public Optional<Callback> next(Vm vm) {
            return index + 1 < vm.maps().get(map).spec().maxEntries() ? Optional.of(new ArrayElements(target, map, index + 1, context)) : Optional.empty();
        }

        @Override
        public Bytes key() {
            return Bytes.ofLittleEndian(index, 4);
        }
    }

    /// `bpf_for_each_map_elem` on a hash: the entries in the order of the kernel's buckets.
    record HashElements(int target, int map, HashWalk walk, long calls, long context) implements Callback {
        @Override
        public long[] arguments(Vm vm) {
            return element(vm, map, vm.maps().get(map).lookup(key().toArray()), context);
        }

        @Override
        public Optional<Callback> next(Vm vm) {
            HashWalk after = walk.next((HashTable) vm.maps().get(map));
            return after.key().map(_ -> new HashElements(target, map, after, calls + 1, context));
        }

        @Override
        public Bytes key() {
            return walk.key().orElse(Bytes.EMPTY);
        }
    }

    /// The first call for the elements of `map`, if it has any.
    static Optional<Callback> elements(int target, int ordinal, BpfMap map, long context, int seed) {
        return switch (map) {
            case ArrayMap _ -> Optional.of(new ArrayElements(target, ordinal, 0, context));
            case HashTable table -> {
                HashWalk walk = HashWalk.start(table, seed);
                yield walk.key().map(_ -> new HashElements(target, ordinal, walk, 1, context));
            }
            default -> Optional.empty();
        };
    }

    private static long[] element(Vm vm, int map, int cell, long context) {
        long key = AddressSpace.address(AddressSpace.FIRST_KEY + vm.depth(), 0);
        return new long[] {AddressSpace.map(map), key, vm.valueAddress(map, cell), context};
    }
}
