package dev.glasshive.compiler;

import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.CompiledCalls.HelperSite;
import dev.glasshive.vm.MapValues;
import dev.glasshive.vm.Vm;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a machine's programs run on, as far as it never changes: its byte order, frames, helpers and maps.
final class Surroundings {
    private final Vm vm;
    private final ByteOrder order;
    private final int frameBytes;
    private final Map<Integer, Optional<HelperSite>> helpers = new HashMap<>();
    private final Map<Integer, Optional<MapValues>> values = new HashMap<>();

    Surroundings(Vm vm) {
        this.vm = vm;
        this.order = CompiledCalls.order(vm);
        this.frameBytes = CompiledCalls.frameBytes(vm);
    }

    /// Whether they are those of the machine that `other` is a processor of.
    boolean areOf(Vm other) {
        return CompiledCalls.isOneMachine(vm, other);
    }

    /// The order of the bytes of a number.
    ByteOrder order() {
        return order;
    }

    boolean isLittleEndian() {
        return order == ByteOrder.LITTLE_ENDIAN;
    }

    /// How many bytes a frame has.
    int frameBytes() {
        return frameBytes;
    }

    /// How many functions can be open.
    int frames() {
        return vm.platform().limits().frames();
    }

    boolean hasContext() {
        return vm.type().isPresent();
    }

    /// The helper with number `id`, if it always comes back behind its call.
    Optional<HelperSite> helper(int id) {
        return helpers.computeIfAbsent(id, number -> CompiledCalls.helper(vm, number));
    }

    boolean isLookup(int id) {
        return helper(id).filter(CompiledCalls::isLookup).isPresent();
    }

    /// The values of the map with index `map`, if compiled code can reach them itself.
    Optional<MapValues> values(int map) {
        return values.computeIfAbsent(map, index -> CompiledCalls.values(vm, index));
    }

    /// What the address of a value of the map with index `map` comes from.
    Origin valueOf(int map) {
        return values(map).<Origin>map(Origin.Value::new).orElse(Origin.ANYWHERE);
    }

    /// What the constant `value` comes from.
    Origin origin(long value) {
        int map = CompiledCalls.map(vm, value);
        int of = CompiledCalls.mapOfValue(vm, value);
        return map >= 0 ? new Origin.MapItself(map) : of >= 0 ? valueOf(of) : Origin.ANYWHERE;
    }

    /// Whether an access at `offset` from the frame pointer is inside the frame whatever happens, so that no region has to be found and no bound checked.
    boolean isInFrame(Register base, int offset, Size size) {
        return isLittleEndian() && Locals.isFramePointer(base) && offset >= -frameBytes && offset <= -size.bytes();
    }

    /// Whether an access that must be aligned is inside the frame and aligned: frames begin at addresses that any size divides.
    boolean isAlignedInFrame(Register base, int offset, Size size) {
        return isInFrame(base, offset, size) && offset % size.bytes() == 0;
    }
}
