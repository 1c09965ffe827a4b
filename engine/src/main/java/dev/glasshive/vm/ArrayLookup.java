package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.ArrayMap;
import java.nio.ByteOrder;

/// A look-up as compiled code makes it: in an array, with the index on the stack or in the packet, it takes a short way, as the kernel's compiler does.
record ArrayLookup(HelperCalls.Bound bound) implements CompiledCalls.HelperSite {
    static final String HELPER = "bpf_map_lookup_elem";
    private static final int INDEX_BYTES = 4;
    private static final int ARGUMENTS = 1 << Register.R1.code() | 1 << Register.R2.code();

    @Override
    public long call(Vm vm) {
        int map = vm.mapAt(vm.registers[Register.R1.code()]);
        long key = vm.registers[Register.R2.code()];
        if (map >= 0 && (vm.known & ARGUMENTS) == ARGUMENTS && !vm.tellsOfMaps() && vm.host().order() == ByteOrder.LITTLE_ENDIAN
                && vm.maps().get(map) instanceof ArrayMap array && vm.memory.window(key) instanceof FlatRegion flat && flat.holds(key, INDEX_BYTES)) {
            long index = flat.intAt(key);
            return index < array.cells().count() ? vm.valueAddress(map, (int) index) : 0;
        }
        return bound.call(vm);
    }
}
