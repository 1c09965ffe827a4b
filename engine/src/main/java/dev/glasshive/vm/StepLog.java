package dev.glasshive.vm;

import java.util.ArrayList;
import java.util.List;

/// A number for each step of a timeline: program and slot of its instruction, or [#ARRIVAL]. It grows without ever being copied.
final class StepLog {
    /// The step at which the next input arrives.
    static final int ARRIVAL = -1;
    /// The most programs of which slots can be told apart.
    static final int MOST_PROGRAMS = (1 << 31 - 20) - 1;

    private static final int SLOT_BITS = 20;
    private static final int CHUNK_BITS = 16;

    private final List<int[]> chunks = new ArrayList<>();
    private final List<byte[]> cpus = new ArrayList<>();
    private final boolean several;
    private int length;

    /// No steps yet.
    ///
    /// @param several whether there is more than one processor
    StepLog(boolean several) {
        this.several = several;
    }

    int length() {
        return length;
    }

    /// Bytes that it takes.
    long bytes() {
        return (long) chunks.size() * (Integer.BYTES + (several ? 1 : 0)) << CHUNK_BITS;
    }

    void add(int step, int cpu) {
        if (length >>> CHUNK_BITS == chunks.size()) {
            chunks.add(new int[1 << CHUNK_BITS]);
            cpus.add(new byte[several ? 1 << CHUNK_BITS : 0]);
        }
        if (several) {
            cpus.get(length >>> CHUNK_BITS)[length & (1 << CHUNK_BITS) - 1] = (byte) cpu;
        }
        chunks.get(length >>> CHUNK_BITS)[length & (1 << CHUNK_BITS) - 1] = step;
        length++;
    }

    int at(int position) {
        return chunks.get(position >>> CHUNK_BITS)[position & (1 << CHUNK_BITS) - 1];
    }

    /// The processor of the step at `position`.
    int cpuAt(int position) {
        return several ? cpus.get(position >>> CHUNK_BITS)[position & (1 << CHUNK_BITS) - 1] : 0;
    }

    static int step(int program, int slot) {
        return program << SLOT_BITS | slot & (1 << SLOT_BITS) - 1;
    }

    static int slot(int step) {
        return step & (1 << SLOT_BITS) - 1;
    }

    static int program(int step) {
        return step >>> SLOT_BITS;
    }
}
