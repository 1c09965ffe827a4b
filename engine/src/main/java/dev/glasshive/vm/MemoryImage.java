package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Place.Kind;

/// Memory as it was at a moment: a stack frame, the packet or the context.
public final class MemoryImage {
    private final Kind kind;
    private final int ordinal;
    private final byte[] bytes;
    private final int first;
    private final long[] written;

    MemoryImage(Kind kind, int ordinal, byte[] bytes, int first, long[] written) {
        this.kind = kind;
        this.ordinal = ordinal;
        this.bytes = bytes;
        this.first = first;
        this.written = written;
    }

    /// What the memory is for.
    public Kind kind() {
        return kind;
    }

    /// Which stack frame; else 0.
    public int ordinal() {
        return ordinal;
    }

    /// The offset of the first byte, as in [Place]: -512 for a stack frame, else 0.
    public int first() {
        return first;
    }

    /// How many bytes.
    public int length() {
        return bytes.length;
    }

    /// The byte at `offset`, 0 to 255.
    public int at(int offset) {
        return bytes[offset - first] & 0xff;
    }

    /// Whether the run has written the byte at `offset`.
    public boolean isWritten(int offset) {
        int at = offset - first;
        return (written[at >>> 6] >>> at & 1) != 0;
    }

    /// All bytes.
    public Bytes toBytes() {
        return Bytes.of(bytes);
    }

    /// Estimated bytes of memory.
    long bytes() {
        return 120L + bytes.length + 8L * written.length;
    }

    byte[] content() {
        return bytes;
    }

    /// A bit for each byte, 64 a word.
    long[] writtenBytes() {
        return written;
    }
}
