package dev.glasshive.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Builds section `.BTF`: each method adds a type and answers its number; equal pointers and arrays are kept once.
final class BtfWriter {
    private static final int HEADER = 24;
    private static final int ENCODED_SIGNED = 1 << 24;
    /// The highest bit of `info`, with a meaning for each kind.
    static final int FLAG = 1 << 31;

    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> known = new HashMap<>();
    private final ByteOrder order;
    private int count;
    private int integer;

    BtfWriter(ByteOrder order) {
        this.order = order;
        string("");
    }

    ByteOrder order() {
        return order;
    }

    int string(String text) {
        return offsets.computeIfAbsent(text, t -> {
            int offset = strings.size();
            strings.writeBytes(t.getBytes(StandardCharsets.UTF_8));
            strings.write(0);
            return offset;
        });
    }

    /// `int`.
    int integer() {
        if (integer == 0) {
            integer = add("int", 1, 0, 4, ENCODED_SIGNED | 32);
        }
        return integer;
    }

    int pointer(int target) {
        return once(List.of(2, target), () -> add("", 2, 0, target));
    }

    int array(int element, int length) {
        int index = integer();
        return once(List.of(3, element, length), () -> add("", 3, 0, 0, element, index, length));
    }

    /// A structure without name whose members follow each other without gaps, 8 bytes each.
    int structure(Map<String, Integer> members, int size) {
        int[] rest = new int[members.size() * 3];
        int at = 0;
        for (Map.Entry<String, Integer> member : members.entrySet()) {
            rest[at] = string(member.getKey());
            rest[at + 1] = member.getValue();
            rest[at + 2] = at / 3 * 64;
            at += 3;
        }
        return add("", 4, members.size(), size, rest);
    }

    /// A structure of `size` bytes that begins with a `struct bpf_spin_lock`.
    int locked(int size) {
        return once(List.of(4, size), () -> {
            int lock = add("bpf_spin_lock", 4, 1, 4, string("val"), integer(), 0);
            return add("", 4, 1, size, string("lock"), lock, 0);
        });
    }

    /// A structure of `size` bytes of which nothing else is known.
    int bytes(int size) {
        return once(List.of(1, size), () -> size == Integer.BYTES ? integer() : add("", 4, 0, size));
    }

    /// `int (void *)`, or with no parameter `int (void)`.
    int prototype(List<String> parameters) {
        int result = integer();
        int pointer = pointer(0);
        int[] rest = new int[parameters.size() * 2];
        for (int i = 0; i < parameters.size(); i++) {
            rest[2 * i] = string(parameters.get(i));
            rest[2 * i + 1] = pointer;
        }
        return add("", 13, parameters.size(), result, rest);
    }

    int function(String name, int prototype, BtfType.Linkage linkage) {
        return add(name, 12, linkage.ordinal(), prototype);
    }

    int variable(String name, int type) {
        return add(name, 14, 0, type, BtfType.Linkage.GLOBAL.ordinal());
    }

    int dataSection(String name, int size, List<BtfType.Placement> variables) {
        return add(name, 15, variables.size(), size,
                variables.stream().flatMapToInt(v -> IntStream.of(v.variable(), v.offset(), v.size())).toArray());
    }

    private interface Adder {
        int add();
    }

    private int once(List<Integer> key, Adder adder) {
        Integer found = known.get(key);
        if (found == null) {
            found = adder.add();
            known.put(key, found);
        }
        return found;
    }

    /// How many types there are.
    int count() {
        return count;
    }

    /// Adds a type as the format has it: its kind, the length and flag of its `info`, its size or type, and the words that follow.
    int add(String name, int kind, int length, int last, int... rest) {
        ByteBuffer out = ByteBuffer.allocate(12 + 4 * rest.length).order(order);
        out.putInt(string(name)).putInt(kind << 24 | length).putInt(last);
        for (int word : rest) {
            out.putInt(word);
        }
        types.writeBytes(out.array());
        count++;
        return count;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + types.size() + strings.size()).order(order);
        out.putShort((short) BtfSection.MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER)
                .putInt(0).putInt(types.size()).putInt(types.size()).putInt(strings.size());
        return out.put(types.toByteArray()).put(strings.toByteArray()).array();
    }
}
