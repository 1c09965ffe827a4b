package dev.glasshive.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.glasshive.program.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// `union bpf_attr`, written field by field at the offsets that linux/bpf.h fixes, with the memory that its pointers lead to.
final class Attributes {
    /// Long enough for every command here; the kernel takes longer ones too, as long as the rest is zero.
    private static final int SIZE = 160;
    /// What BPF_OBJ_NAME_LEN leaves beside the final zero.
    private static final int LONGEST_NAME = 15;

    private final Arena arena;
    private final MemorySegment segment;

    Attributes(Arena arena) {
        this.arena = arena;
        this.segment = arena.allocate(SIZE, 8);
    }

    MemorySegment segment() {
        return segment;
    }

    Attributes number(long offset, int value) {
        segment.set(JAVA_INT, offset, value);
        return this;
    }

    int number(long offset) {
        return segment.get(JAVA_INT, offset);
    }

    Attributes pointer(long offset, MemorySegment target) {
        segment.set(JAVA_LONG_UNALIGNED, offset, target.address());
        return this;
    }

    /// A pointer to a copy of `bytes`.
    Attributes bytes(long offset, Bytes bytes) {
        return pointer(offset, arena.allocateFrom(JAVA_BYTE, bytes.toArray()));
    }

    /// A pointer to a copy of `text` with a zero at its end.
    Attributes text(long offset, String text) {
        return pointer(offset, arena.allocateFrom(text, StandardCharsets.UTF_8));
    }

    /// An object's name in the form that the kernel allows: letters, digits, `_` and `.`.
    Attributes name(long offset, String name) {
        String allowed = name.replaceAll("[^A-Za-z0-9_.]", "_");
        byte[] bytes = allowed.substring(0, Math.min(LONGEST_NAME, allowed.length())).getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, offset, bytes.length);
        return this;
    }
}
