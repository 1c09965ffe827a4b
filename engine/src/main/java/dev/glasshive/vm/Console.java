package dev.glasshive.vm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a machine has printed: a chain of lines, the last one first, so that frozen states share it.
///
/// @param lines how many, with this one
/// @param bytes estimated memory of all of them
/// @param cpu the processor that printed it
record Console(int lines, long bytes, int cpu, String line, @Nullable Console before) {
    /// Nothing printed yet.
    static final Console EMPTY = new Console(0, 0, 0, "", null);

    /// One line more.
    Console with(int printer, String next) {
        return new Console(lines + 1, bytes + 80 + next.length(), printer, next, this);
    }

    /// What was printed since `earlier`, in estimated bytes of memory.
    long bytesBeyond(Console earlier) {
        return Math.max(0, bytes - earlier.bytes);
    }

    /// The lines after the first `skipped`.
    List<String> from(int skipped) {
        return from(skipped, console -> true);
    }

    /// Those of them that `printer` printed.
    List<String> from(int skipped, int printer) {
        return from(skipped, console -> console.cpu == printer);
    }

    private List<String> from(int skipped, Predicate<Console> wanted) {
        List<String> found = new ArrayList<>();
        Console at = this;
        while (at != null && at.lines > skipped) {
            if (wanted.test(at)) {
                found.add(at.line);
            }
            at = at.before;
        }
        Collections.reverse(found);
        return found;
    }
}
