package dev.glasshive.vm;

import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes in a row: a stack frame or the packet. Shared with saved states until it is written again.
final class FlatRegion implements Region {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final int WORD_BITS = 6;
    private static final byte[] NOTHING = {};
    private static final long[] NO_MARKS = {};

    private final Kind kind;
    private int ordinal;
    private int first;
    private byte[] bytes;
    /// A bit for each byte that the run has written, 64 a word.
    private long[] written;
    private boolean shared;

    /// Memory over `bytes`; its first byte has offset `first`.
    FlatRegion(Kind kind, int ordinal, byte[] bytes, int first) {
        this.kind = kind;
        this.ordinal = ordinal;
        this.bytes = bytes;
        this.first = first;
        this.written = marksFor(bytes);
    }

    /// Room for the marks of `bytes`, none of which has been written.
    static long[] marksFor(byte[] bytes) {
        return new long[bytes.length + Long.SIZE - 1 >>> WORD_BITS];
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int ordinal() {
        return ordinal;
    }

    /// How many bytes lie from offset 0 on.
    int length() {
        return bytes.length + first;
    }

    /// How many bytes lie before offset 0.
    int before() {
        return -first;
    }

    /// The address of `offset`.
    long address(int offset) {
        return Memory.address(new Place(kind, ordinal, offset));
    }

    @Override
    public void check(int offset, int length, Access access) {
        int at = offset - first;
        if (at < 0 || at > bytes.length - length) {
            throw TrapSignal.of(this, access, offset, length);
        }
    }

    @Override
    public long load(int offset, int size) {
        check(offset, size, Access.READ);
        return get(bytes, offset - first, size);
    }

    @Override
    public void store(int offset, int size, long value) {
        check(offset, size, Access.WRITE);
        own();
        int at = offset - first;
        mark(written, at, size);
        put(bytes, at, size, value);
    }

    /// From here on nobody else sees what is written.
    private void own() {
        if (shared) {
            bytes = bytes.clone();
            written = written.clone();
            shared = false;
        }
    }

    /// The bytes, to be read and written; they are the region's until it is saved, restored or reset. Who writes also marks, [#ownMarks].
    byte[] ownBytes() {
        own();
        return bytes;
    }

    /// The marks of [#ownBytes].
    long[] ownMarks() {
        own();
        return written;
    }

    /// Notes in `marks` that the `size` bytes from `at` on have been written; at most 8.
    static void mark(long[] marks, int at, int size) {
        int word = at >>> WORD_BITS;
        long bits = (1L << size) - 1 << at;
        // Most bytes are written again and again; a look costs less than another store.
        if ((marks[word] & bits) != bits) {
            marks[word] |= bits;
        }
        int inside = Long.SIZE - (at & Long.SIZE - 1);
        if (inside < size) {
            marks[word + 1] |= (1L << size - inside) - 1;
        }
    }

    /// The `length` bytes from `offset` on.
    byte[] read(int offset, int length) {
        check(offset, length, Access.READ);
        return Arrays.copyOfRange(bytes, offset - first, offset - first + length);
    }

    /// Puts the lower `size` bytes of `value` at `address`, all of whose bytes the region [#holds].
    void put(long address, int size, long value) {
        own();
        int at = AddressSpace.offset(address) - first;
        mark(written, at, size);
        put(bytes, at, size, value);
    }

    /// Whether all `size` bytes at `address`, which lies in the region's window, are its own.
    boolean holds(long address, int size) {
        int at = AddressSpace.offset(address) - first;
        return at >= 0 && at <= bytes.length - size;
    }

    /// The byte at `address`, which the region [#holds].
    long byteAt(long address) {
        return bytes[AddressSpace.offset(address) - first] & 0xff;
    }

    /// The two bytes at `address`, which the region [#holds].
    long shortAt(long address) {
        return (short) SHORT.get(bytes, AddressSpace.offset(address) - first) & 0xffff;
    }

    /// The four bytes at `address`, which the region [#holds].
    long intAt(long address) {
        return (int) INT.get(bytes, AddressSpace.offset(address) - first) & 0xffff_ffffL;
    }

    /// The eight bytes at `address`, which the region [#holds].
    long longAt(long address) {
        return (long) LONG.get(bytes, AddressSpace.offset(address) - first);
    }

    @Override
    public String allowed() {
        return switch (kind) {
            case STACK -> bytes.length == 0 ? "the function that had this stack frame has returned" : "the stack frame holds " + bytes.length + " bytes, fp-" + bytes.length + " to fp-1";
            default -> switch (bytes.length) {
                case 0 -> "the packet holds no bytes";
                case 1 -> "the packet holds 1 byte";
                default -> "the packet holds " + bytes.length + " bytes, 0 to " + (bytes.length - 1);
            };
        };
    }

    /// A frozen view.
    MemoryImage save() {
        shared = true;
        return new MemoryImage(kind, ordinal, bytes, first, written);
    }

    /// Back to what [#save] gave.
    void restore(MemoryImage image) {
        ordinal = image.ordinal();
        first = image.first();
        bytes = image.content();
        written = image.writtenBytes();
        shared = true;
    }

    /// New content.
    void reset(byte[] content) {
        bytes = content;
        written = marksFor(content);
        shared = false;
    }

    /// No content.
    void clear() {
        resetShared(NOTHING, NO_MARKS);
    }

    /// New content that others have, too, with marks of its length, none set: copied when first written.
    void resetShared(byte[] content, long[] marks) {
        bytes = content;
        written = marks;
        shared = true;
    }

    static long get(byte[] bytes, int at, int size) {
        return switch (size) {
            case 1 -> bytes[at] & 0xff;
            case 2 -> (short) SHORT.get(bytes, at) & 0xffff;
            case 4 -> (int) INT.get(bytes, at) & 0xffff_ffffL;
            default -> (long) LONG.get(bytes, at);
        };
    }

    static void put(byte[] bytes, int at, int size, long value) {
        switch (size) {
            case 1 -> bytes[at] = (byte) value;
            case 2 -> SHORT.set(bytes, at, (short) value);
            case 4 -> INT.set(bytes, at, (int) value);
            default -> LONG.set(bytes, at, value);
        }
    }
}
