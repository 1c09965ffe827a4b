package dev.glasshive.vm;

import dev.glasshive.vm.Place.Kind;
import dev.glasshive.vm.Trap.Access;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;

/// Bytes in a row: a stack frame or the packet. Shared with saved states until it is written again.
final class FlatRegion implements Region {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final Kind kind;
    private int ordinal;
    private int first;
    private byte[] bytes;
    private BitSet written;
    private boolean shared;

    /// Memory over `bytes`; its first byte has offset `first`.
    FlatRegion(Kind kind, int ordinal, byte[] bytes, int first) {
        this.kind = kind;
        this.ordinal = ordinal;
        this.bytes = bytes;
        this.first = first;
        this.written = new BitSet();
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
        if (shared) {
            bytes = bytes.clone();
            written = (BitSet) written.clone();
            shared = false;
        }
        int at = offset - first;
        written.set(at, at + size);
        put(bytes, at, size, value);
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
        written = new BitSet();
        shared = false;
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
