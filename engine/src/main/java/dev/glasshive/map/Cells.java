package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import org.jspecify.annotations.Nullable;

/// The values of a map, one byte array each, made when first written and shared with saved states until one side writes.
public final class Cells {
    private final int count;
    private final int valueSize;
    private final byte[] zeros;
    private final SharedRow<Cell> row;

    /// The bytes of a value, and who may write them.
    private record Cell(SharedRow.Owner owner, byte[] bytes) {}

    /// `count` cells of `valueSize` zero bytes.
    public Cells(int count, int valueSize) {
        this.count = count;
        this.valueSize = valueSize;
        this.zeros = new byte[valueSize];
        this.row = new SharedRow<>(count);
    }

    /// How many cells.
    public int count() {
        return count;
    }

    /// The size of each in bytes.
    public int valueSize() {
        return valueSize;
    }

    /// The bytes of cell `index`, only to be read; the array may change or go stale when the machine runs on.
    public byte[] read(int index) {
        Cell cell = row.get(index);
        return cell == null ? zeros : cell.bytes;
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
        return new Saved(row.freeze(), valueSize);
    }

    /// Back to what [#save] gave.
    void restore(Saved saved) {
        row.thaw(saved.row);
    }

    /// Frozen cells.
    static final class Saved {
        private final SharedRow.Frozen<Cell> row;
        private final int valueSize;

        private Saved(SharedRow.Frozen<Cell> row, int valueSize) {
            this.row = row;
            this.valueSize = valueSize;
        }

        /// The value in cell `index`; one that nobody has written holds zeros.
        Bytes value(int index) {
            Cell cell = row.get(index);
            return Bytes.of(cell == null ? new byte[valueSize] : cell.bytes);
        }
    }
}
