package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The values of a map, one byte array each, made when first written and shared with saved states until one side writes.
///
/// A map that keeps a value for every processor has as many copies of each cell; those of one processor lie together, the first processor's first.
public final class Cells {
    private final int count;
    private final int copies;
    private final int valueSize;
    private byte @Nullable [] zeros;
    private final SharedRow<Cell> row;

    /// The bytes of a value, and who may write them.
    private record Cell(SharedRow.Owner owner, byte[] bytes) {}

    /// `count` cells of `valueSize` zero bytes, each `copies` times.
    public Cells(int count, int copies, int valueSize) {
        this.count = count;
        this.copies = copies;
        this.valueSize = valueSize;
        this.row = new SharedRow<>(count * copies);
    }

    /// How many cells, each counted once.
    public int count() {
        return count;
    }

    /// How many copies of each: one a processor, or 1.
    public int copies() {
        return copies;
    }

    /// The index of the copy of `cell` that belongs to `cpu`.
    public int own(int cell, int cpu) {
        return copies == 1 ? cell : cpu * count + cell;
    }

    /// The cell of which `index` is a copy.
    public int cell(int index) {
        return index % count;
    }

    /// The size of each in bytes.
    public int valueSize() {
        return valueSize;
    }

    /// Puts `value` into the copy of `cell` that belongs to `cpu`, or into all of them.
    ///
    /// @param cpu the processor, or [BpfMap#EVERY_CPU]
    void put(int cell, byte[] value, int cpu) {
        for (int copy = 0; copy < copies; copy++) {
            if (copies == 1 || cpu == BpfMap.EVERY_CPU || cpu == copy) {
                System.arraycopy(value, 0, write(copy * count + cell), 0, value.length);
            }
        }
    }

    /// Made when first asked for: a value may have many bytes, and most maps have written all that is read.
    private byte[] zeros() {
        byte[] known = zeros;
        if (known == null) {
            known = new byte[valueSize];
            zeros = known;
        }
        return known;
    }

    /// Makes every copy of `cell` zero.
    void clear(int cell) {
        put(cell, zeros(), BpfMap.EVERY_CPU);
    }

    /// What all copies of `cell` hold: the value, or those of all processors in order, each rounded up to 8 bytes, as Linux hands them out.
    Bytes value(int cell) {
        return value(row::get, cell, count, copies, valueSize);
    }

    private static Bytes value(IntFunction<@Nullable Cell> row, int cell, int count, int copies, int valueSize) {
        int stride = copies == 1 ? valueSize : valueSize + 7 & ~7;
        byte[] all = new byte[copies * stride];
        for (int copy = 0; copy < copies; copy++) {
            Cell one = row.apply(copy * count + cell);
            if (one != null) {
                System.arraycopy(one.bytes, 0, all, copy * stride, valueSize);
            }
        }
        return Bytes.of(all);
    }

    /// The bytes of cell `index`, only to be read; the array may change or go stale when the machine runs on.
    public byte[] read(int index) {
        Cell cell = row.get(index);
        return cell == null ? zeros() : cell.bytes;
    }

    /// The bytes of cell `index`, to be written: nobody else sees them.
    public byte[] write(int index) {
        Cell cell = row.get(index);
        if (cell != null && row.isOwner(cell.owner)) {
            return cell.bytes;
        }
        byte[] bytes = cell == null ? new byte[valueSize] : cell.bytes.clone();
        row.set(index, new Cell(row.owner(), bytes));
        return bytes;
    }

    /// All cells as they are now, for ever.
    Saved save() {
        return new Saved(row.freeze(), count, copies, valueSize);
    }

    /// Back to what [#save] gave.
    void restore(Saved saved) {
        row.thaw(saved.row);
    }

    /// Frozen cells.
    static final class Saved {
        private final SharedRow.Frozen<Cell> row;
        private final int count;
        private final int copies;
        private final int valueSize;

        private Saved(SharedRow.Frozen<Cell> row, int count, int copies, int valueSize) {
            this.row = row;
            this.count = count;
            this.copies = copies;
            this.valueSize = valueSize;
        }

        /// Estimated bytes of memory that are not part of an `earlier` state of the same cells.
        long bytesBeyond(Saved earlier) {
            return row.bytesBeyond(earlier.row, _ -> 40L + valueSize);
        }

        /// What all copies of `cell` hold; one that nobody has written holds zeros.
        Bytes value(int cell) {
            return Cells.value(row::get, cell, count, copies, valueSize);
        }
    }
}
