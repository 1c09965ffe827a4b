package dev.glasshive.lesson;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Steps that are read when the first of them is looked at. How many there are is known before: who lists lessons needs no more.
public final class LateSteps extends AbstractList<Step> {
    private final int size;
    private final Supplier<List<Step>> reader;
    private volatile @Nullable List<Step> steps;

    /// @param reader reads exactly `size` steps; it is asked once
    public LateSteps(int size, Supplier<List<Step>> reader) {
        this.size = size;
        this.reader = reader;
    }

    @Override
    public Step get(int index) {
        List<Step> there = steps;
        return (there == null ? read() : there).get(index);
    }

    private synchronized List<Step> read() {
        List<Step> there = steps;
        if (there == null) {
            there = List.copyOf(reader.get());
            if (there.size() != size) {
                throw new IllegalStateException(there.size() + " steps in place of " + size);
            }
            steps = there;
        }
        return there;
    }

    @Override
    public int size() {
        return size;
    }
}
