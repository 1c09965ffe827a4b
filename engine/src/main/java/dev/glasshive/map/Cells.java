package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of a map, one byte array each, made when first used and shared with saved states until one side writes.
public final class Cells {
    private final int valueSize;
    private final byte[][] values;
    private final boolean[] shared;

    /// `count` cells of `valueSize` zero bytes.
    public Cells(int count, int valueSize) {
        this.valueSize = valueSize;
        this.values = new byte[count][];
        this.shared = new boolean[count];
    }

    /// How many cells.
    public int count() {
        return values.length;
    }

    /// The size of each in bytes.
    public int valueSize() {
        return valueSize;
    }

    /// The bytes of cell `index`, only to be read; the array may change or go stale when the machine runs on.
    public byte[] read(int index) {
        byte @Nullable [] value = values[index];
        if (value == null) {
            value = new byte[valueSize];
            values[index] = value;
        }
        return value;
    }

    /// The bytes of cell `index`, to be written: nobody else sees them.
    public byte[] write(int index) {
        byte[] value = read(index);
        if (shared[index]) {
            value = value.clone();
            values[index] = value;
            shared[index] = false;
        }
        return value;
    }

    /// Cell `index` of frozen cells; one that nobody has used holds zeros.
    static Bytes value(byte[][] saved, int index, int valueSize) {
        byte @Nullable [] value = saved[index];
        return value == null ? Bytes.of(new byte[valueSize]) : Bytes.of(value);
    }

    /// A frozen view of all cells.
    byte[][] save() {
        for (int i = 0; i < values.length; i++) {
            shared[i] = values[i] != null;
        }
        return values.clone();
    }

    /// Back to what [#save] gave.
    void restore(byte[][] saved) {
        System.arraycopy(saved, 0, values, 0, values.length);
        Arrays.fill(shared, true);
    }
}
