package dev.glasshive.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// A number that a program computed from one field of its input.
///
/// @param steps what was done to it, in order
record Term(Field field, List<LongUnaryOperator> steps) {

    /// Copies what it is given.
    Term {
        steps = List.copyOf(steps);
    }

    /// Where an input holds a number.
    sealed interface Field {
        /// How many bytes.
        int size();
    }

    /// Bytes of the packet as the program sees it.
    record InPacket(int offset, int size) implements Field {}

    /// Bytes of the context.
    record InContext(int offset, int size) implements Field {}

    /// Bytes of the first value of a map.
    record InMap(int map, int offset, int size) implements Field {}

    Term then(LongUnaryOperator step) {
        List<LongUnaryOperator> all = new ArrayList<>(steps);
        all.add(step);
        return new Term(field, all);
    }

    /// What the program computes where the field holds `raw`.
    long of(long raw) {
        long value = raw;
        for (LongUnaryOperator step : steps) {
            value = step.applyAsLong(value);
        }
        return value;
    }
}
