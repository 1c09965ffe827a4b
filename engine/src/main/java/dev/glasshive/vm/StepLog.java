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
    private static final int CHUNK = 1 << CHUNK_BITS;
    /// Stands for [#ARRIVAL] in two bytes.
    private static final char NARROW_ARRIVAL = Character.MAX_VALUE;

    /// Two bytes a step suffice for most programs; a chunk with a step that does not fit is in `wide`, and empty here.
    private final List<char[]> narrow = new ArrayList<>();
    private final List<int[]> wide = new ArrayList<>();
    private final List<byte[]> cpus = new ArrayList<>();
    private final boolean several;
    private int length;
    private long bytes;

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
        return bytes;
    }

    void add(int step, int cpu) {
        int chunk = length >>> CHUNK_BITS;
        int place = length & CHUNK - 1;
        if (chunk == narrow.size()) {
            narrow.add(new char[CHUNK]);
            wide.add(new int[0]);
            cpus.add(new byte[several ? CHUNK : 0]);
            bytes += (long) CHUNK * (Character.BYTES + (several ? 1 : 0));
        }
        if (several) {
            cpus.get(chunk)[place] = (byte) cpu;
        }
        if (!isWide(chunk) && step != ARRIVAL && (step < 0 || step >= NARROW_ARRIVAL)) {
            widen(chunk, place);
        }
        if (isWide(chunk)) {
            wide.get(chunk)[place] = step;
        } else {
            narrow.get(chunk)[place] = step == ARRIVAL ? NARROW_ARRIVAL : (char) step;
        }
        length++;
    }

    private boolean isWide(int chunk) {
        return narrow.get(chunk).length == 0;
    }

    private void widen(int chunk, int filled) {
        int[] steps = new int[CHUNK];
        for (int place = 0; place < filled; place++) {
            steps[place] = widened(narrow.get(chunk)[place]);
        }
        wide.set(chunk, steps);
        narrow.set(chunk, new char[0]);
        bytes += (long) CHUNK * (Integer.BYTES - Character.BYTES);
    }

    private static int widened(char step) {
        return step == NARROW_ARRIVAL ? ARRIVAL : step;
    }

    int at(int position) {
        int chunk = position >>> CHUNK_BITS;
        int place = position & CHUNK - 1;
        char[] steps = narrow.get(chunk);
        return steps.length == 0 ? wide.get(chunk)[place] : widened(steps[place]);
    }

    /// The processor of the step at `position`.
    int cpuAt(int position) {
        return several ? cpus.get(position >>> CHUNK_BITS)[position & CHUNK - 1] : 0;
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
