package dev.glasshive.verifier.linux;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many bytes of stack each function uses, as far as functions and accesses were seen.
final class StackUse {
    private int[] bytes = {};

    /// There are `functions` functions.
    void know(int functions) {
        bytes = Arrays.copyOf(bytes, functions);
    }

    /// The function `subprogram` uses its stack down to `depth` bytes below its frame pointer.
    void use(int subprogram, int depth) {
        bytes[subprogram] = Math.max(bytes[subprogram], (depth + StackSlot.BYTES - 1) / StackSlot.BYTES * StackSlot.BYTES);
    }

    /// The function `subprogram` uses `more` bytes than it said.
    void add(int subprogram, int more) {
        bytes[subprogram] += more;
    }

    int of(int subprogram) {
        return bytes[subprogram];
    }

    /// Forgets all functions but `kept`.
    void keep(BitSet kept) {
        bytes = IntStream.range(0, bytes.length).filter(kept::get).map(this::of).toArray();
    }

    /// As it stands in the log.
    @Override
    public String toString() {
        return Arrays.stream(bytes).mapToObj(Integer::toString).collect(Collectors.joining("+"));
    }
}
