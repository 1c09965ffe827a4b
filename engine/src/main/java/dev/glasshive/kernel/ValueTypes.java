package dev.glasshive.kernel;

import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapTypes;
import dev.glasshive.program.ProgramSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Keys and values of a map as the kernel wants them described before it lets a program lock them: values that begin with a `struct bpf_spin_lock`.
///
/// Where a [MapSpec] does not say where in its values a lock lies, it is taken to be where nearly everybody puts it: at their beginning.
///
/// @param btf the types (BTF, kernel documentation "BPF Type Format")
/// @param key the number of the keys' type
/// @param value the number of the values' type
record ValueTypes(Bytes btf, int key, int value) {
    private static final int SPIN_LOCK_HELPER = 93;
    private static final short MAGIC = (short) 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int INT = 1 << 24;
    private static final int STRUCT = 4 << 24;
    private static final int LOCK_BYTES = 4;
    private static final String NAMES = "\0u32\0bpf_spin_lock\0val\0locked\0lock\0key\0";
    private static final int INT_ID = 1;
    private static final int LOCK_ID = 2;
    private static final int VALUE_ID = 3;
    private static final int KEY_ID = 4;

    /// Whether programs of `set` may lock values of `map`.
    static boolean wanted(ProgramSet set, MapSpec map) {
        return (map.type().equals("array") || map.type().equals("hash")) && map.valueSize() > LOCK_BYTES && map.initial().isEmpty()
                && set.programs().stream().flatMap(program -> program.code().instructions().stream())
                .anyMatch(i -> i instanceof CallHelper(int id) && id == SPIN_LOCK_HELPER);
    }

    static ValueTypes of(MapTypes types) {
        return new ValueTypes(types.btf(), types.key(), types.value());
    }

    static ValueTypes of(MapSpec map) {
        int[] types = {
            at("u32"), INT, 4, 32,
            at("bpf_spin_lock"), STRUCT | 1, LOCK_BYTES, at("val"), INT_ID, 0,
            at("locked"), STRUCT | 1, map.valueSize(), at("lock"), LOCK_ID, 0,
            at("key"), STRUCT, map.keySize()};
        int length = types.length * Integer.BYTES;
        ByteBuffer btf = ByteBuffer.allocate(HEADER_BYTES + length + NAMES.length()).order(ByteOrder.nativeOrder());
        btf.putShort(MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER_BYTES).putInt(0).putInt(length).putInt(length).putInt(NAMES.length());
        for (int number : types) {
            btf.putInt(number);
        }
        btf.put(NAMES.getBytes(StandardCharsets.US_ASCII));
        return new ValueTypes(Bytes.of(btf.array()), map.type().equals("array") ? INT_ID : KEY_ID, VALUE_ID);
    }

    private static int at(String name) {
        return NAMES.indexOf("\0" + name + "\0") + 1;
    }
}
