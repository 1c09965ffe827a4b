package dev.glasshive.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.glasshive.kernel.SystemCall.Answer;
import dev.glasshive.kernel.SystemCall.Command;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/// A map in the kernel, by its file descriptor.
final class KernelMap {
    private static final Comparator<Bytes> BY_BYTES = (a, b) -> Arrays.compareUnsigned(a.toArray(), b.toArray());

    private final SystemCall call;
    private final MapSpec spec;
    private final int descriptor;
    private final int copies;

    /// @param processors how many values a per-CPU map has under each key
    KernelMap(SystemCall call, MapSpec spec, int descriptor, int processors) {
        this.call = call;
        this.spec = spec;
        this.descriptor = descriptor;
        this.copies = spec.type().contains("percpu") ? processors : 1;
    }

    int descriptor() {
        return descriptor;
    }

    /// Values as user space sees them: those of per-CPU maps one after another, each filled up to a multiple of 8 bytes.
    private int valueBytes() {
        return copies == 1 ? spec.valueSize() : copies * stride();
    }

    private int stride() {
        return spec.valueSize() + 7 & ~7;
    }

    /// What it holds, ordered by key. Empty for types without keys, such as queues and ring buffers.
    SortedMap<Bytes, Bytes> entries() {
        SortedMap<Bytes, Bytes> entries = new TreeMap<>(BY_BYTES);
        if (spec.keySize() == 0) {
            return entries;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = MemorySegment.NULL;
            MemorySegment next = arena.allocate(spec.keySize(), 8);
            MemorySegment last = arena.allocate(spec.keySize(), 8);
            MemorySegment value = arena.allocate(Math.max(1, valueBytes()), 8);
            // A program that runs meanwhile could make this walk endless; more keys than entries there cannot be.
            for (int i = 0; i < spec.maxEntries(); i++) {
                if (call.bpf(Command.MAP_NEXT_KEY, attributes(arena).pointer(8, key).pointer(16, next)).failed()) {
                    break;
                }
                if (!call.bpf(Command.MAP_LOOKUP, attributes(arena).pointer(8, next).pointer(16, value)).failed()) {
                    entries.put(Bytes.of(next.toArray(JAVA_BYTE)), Bytes.of(value.toArray(JAVA_BYTE)));
                }
                key = last.copyFrom(next);
            }
        }
        return entries;
    }

    /// Puts `value` under `key`; in a per-CPU map a value of the plain size goes to every processor.
    Answer update(Bytes key, Bytes value) {
        if (key.length() != spec.keySize() || value.length() != spec.valueSize() && value.length() != valueBytes()) {
            throw new IllegalArgumentException("map " + spec.name() + " has keys of " + spec.keySize() + " and values of " + spec.valueSize()
                    + " bytes, not " + key.length() + " and " + value.length());
        }
        try (Arena arena = Arena.ofConfined()) {
            return call.bpf(Command.MAP_UPDATE, attributes(arena).bytes(8, key).bytes(16, value.length() == valueBytes() ? value : repeated(value)));
        }
    }

    private Bytes repeated(Bytes value) {
        byte[] all = new byte[valueBytes()];
        for (int i = 0; i < copies; i++) {
            System.arraycopy(value.toArray(), 0, all, i * stride(), value.length());
        }
        return Bytes.of(all);
    }

    /// Forbids user space to change it from now on.
    Answer freeze() {
        try (Arena arena = Arena.ofConfined()) {
            return call.bpf(Command.MAP_FREEZE, attributes(arena));
        }
    }

    private Attributes attributes(Arena arena) {
        return new Attributes(arena).number(0, descriptor);
    }
}
