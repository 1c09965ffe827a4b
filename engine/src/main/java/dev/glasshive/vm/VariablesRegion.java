package dev.glasshive.vm;

import dev.glasshive.platform.Variable;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;
import java.util.Map;
import java.util.Objects;

/// The platform's variables, each in a place of its own; programs may read them.
record VariablesRegion(Vm vm, Map<Integer, Variable> variables) implements Region {
    private static final int STRIDE = 16;

    /// The address of the variable with number `id`.
    static long address(int id) {
        return AddressSpace.address(AddressSpace.VARIABLES, (long) id * STRIDE);
    }

    @Override
    public Kind kind() {
        return Kind.VARIABLE;
    }

    @Override
    public int ordinal() {
        return 0;
    }

    @Override
    public void check(int offset, int length, Access access) {
        Variable variable = variables.get(Math.floorDiv(offset, STRIDE));
        if (access != Access.READ || variable == null || Math.floorMod(offset, STRIDE) > variable.size() - length) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public long load(int offset, int size) {
        check(offset, size, Access.READ);
        return FlatRegion.get(content(Objects.requireNonNull(variables.get(offset / STRIDE))), offset % STRIDE, size);
    }

    private byte[] content(Variable variable) {
        long value = switch (variable.content()) {
            case CLOCK -> vm.nanos();
            case CPU -> vm.processor();
            case CPUS -> vm.host().cpus();
        };
        return Bytes.of(value, variable.size(), vm.host().order()).toArray();
    }

    @Override
    public void store(int offset, int size, long value) {
        throw TrapSignal.of(this, Access.WRITE, offset, size);
    }

    @Override
    public String allowed() {
        return "the platform's variables are read-only, and each holds as many bytes as its type";
    }
}
