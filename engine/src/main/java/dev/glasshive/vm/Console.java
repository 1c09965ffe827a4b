package dev.glasshive.vm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a machine has printed: a chain of lines, the last one first, so that frozen states share it.
///
/// @param lines how many, with this one
record Console(int lines, String line, @Nullable Console before) {
    /// Nothing printed yet.
    static final Console EMPTY = new Console(0, "", null);

    /// One line more.
    Console with(String next) {
        return new Console(lines + 1, next, this);
    }

    /// The lines after the first `skipped`.
    List<String> from(int skipped) {
        List<String> found = new ArrayList<>();
        Console at = this;
        while (at != null && at.lines > skipped) {
            found.add(at.line);
            at = at.before;
        }
        Collections.reverse(found);
        return found;
    }
}
