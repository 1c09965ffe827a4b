package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Value.Scalar;

/// Forgets numbers that change from one round of an open-ended loop to the next and did not matter so far, so that the rounds become alike.
final class Widening {
    private final StateComparison comparison;

    Widening(Analysis analysis) {
        this.comparison = StateComparison.exact(analysis);
    }

    /// Forgets in `next` what differs from `previous`, the same place one round before.
    void apply(State previous, State next) {
        for (int i = next.currentNumber(); i >= 0; i--) {
            apply(previous.frames.get(i), next.frames.get(i));
        }
    }

    private void apply(Frame previous, Frame next) {
        for (int i = 0; i < Frame.REGISTERS; i++) {
            next.registers[i] = widened(previous.registers[i], next.registers[i]);
        }
        for (int i = 0; i < Math.min(previous.stack.length, next.stack.length); i++) {
            if (previous.stack[i].isSpill() && next.stack[i].isSpill()) {
                next.stack[i] = next.stack[i].withSaved(widened(previous.stack[i].saved(), next.stack[i].saved()));
            }
        }
    }

    private Value widened(Value previous, Value next) {
        boolean keep = !(previous instanceof Scalar a && next instanceof Scalar b) || a.precise() || b.precise() || comparison.isSame(a, b);
        return keep ? next : Scalar.UNKNOWN;
    }
}
