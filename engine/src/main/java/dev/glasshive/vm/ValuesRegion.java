package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Cells;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;

/// The values of a map, cell after cell, each rounded up to 8 bytes as the kernel does; a program may touch one value, not the gap behind it.
final class ValuesRegion implements Region {
    private final int ordinal;
    private final MapSpec spec;
    private final Cells cells;
    private final int stride;
    /// The power of two that the stride is; -1 if it is none. A shift is much faster than a division.
    private final int shift;

    ValuesRegion(int ordinal, BpfMap map) {
        this.ordinal = ordinal;
        this.spec = map.spec();
        this.cells = map.cells();
        this.stride = stride(spec);
        this.shift = Integer.bitCount(stride) == 1 ? Integer.numberOfTrailingZeros(stride) : -1;
    }

    /// The distance from one value to the next.
    static int stride(MapSpec spec) {
        return (spec.valueSize() + 7) & ~7;
    }

    /// The cell in which `offset`, which is not negative, lies.
    private int cell(int offset) {
        return shift >= 0 ? offset >>> shift : offset / stride;
    }

    @Override
    public Kind kind() {
        return Kind.MAP_VALUE;
    }

    @Override
    public int ordinal() {
        return ordinal;
    }

    @Override
    public long load(int offset, int size) {
        check(offset, size, Access.READ);
        int cell = cell(offset);
        return FlatRegion.get(cells.read(cell), offset - cell * stride, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        check(offset, size, Access.WRITE);
        int cell = cell(offset);
        FlatRegion.put(cells.write(cell), offset - cell * stride, size, value);
    }

    @Override
    public void check(int offset, int length, Access access) {
        boolean allowed = access == Access.READ || spec.mutability() == MapSpec.Mutability.READ_WRITE;
        if (!allowed || offset < 0 || cell(offset) >= cells.count() * cells.copies() || offset - cell(offset) * stride > spec.valueSize() - length) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public String allowed() {
        return spec.mutability() == MapSpec.Mutability.READ_ONLY
                ? "values of map " + spec.name() + " hold " + spec.valueSize() + " bytes and are read-only"
                : "a value of map " + spec.name() + " holds " + spec.valueSize() + " bytes";
    }
}
