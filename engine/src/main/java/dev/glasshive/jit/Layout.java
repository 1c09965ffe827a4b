package dev.glasshive.jit;

import java.util.Arrays;

/// Where the pieces of a listing lie, as offsets.
///
/// @param starts of the piece of each instruction, what opens a function's frame included, and of the epilogue behind the last one
/// @param begins of each instruction itself, to which jumps lead, and of the epilogue
record Layout(int[] starts, int[] begins) {
    private static final int FAR = 256;

    /// So wide that every jump is a long one: from there on code only shrinks, until it fits.
    static Layout wide(int instructions) {
        int[] offsets = new int[instructions + 1];
        Arrays.setAll(offsets, index -> index * FAR);
        return new Layout(offsets, offsets);
    }

    /// Whether a jump at the end of the piece `from` needs more than a byte for its distance to the instruction `to`.
    boolean isNear(int from, int to) {
        int distance = begins[to] - starts[from + 1];
        return distance != (byte) distance;
    }

    boolean isSame(Layout other) {
        return Arrays.equals(starts, other.starts) && Arrays.equals(begins, other.begins);
    }
}
