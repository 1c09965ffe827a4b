package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.List;

/// The steps on the way from one remembered state to the next that going back must know about: jumps, accesses to the stack, linked registers.
final class History {
    private final List<Step> steps = new ArrayList<>();

    /// A step.
    static final class Step {
        final int slot;
        final int previous;
        /// The frame whose stack the instruction accessed through a saved register, or -1.
        int accessFrame = -1;
        int accessSlot;
        List<Linked> linked = List.of();
        /// Whether the left side of a branch was an address of the stack, whose value never matters.
        boolean stackOnLeft;
        boolean stackOnRight;

        Step(int slot, int previous) {
            this.slot = slot;
            this.previous = previous;
        }

        private Step(Step other) {
            this(other.slot, other.previous);
            accessFrame = other.accessFrame;
            accessSlot = other.accessSlot;
            linked = other.linked;
            stackOnLeft = other.stackOnLeft;
            stackOnRight = other.stackOnRight;
        }
    }

    /// A register, or a slot of the stack, that shared an id with others when a branch taught their range.
    ///
    /// @param index of the register, or of the slot
    record Linked(int frame, Place place, int index) {}

    /// Where a linked number lies.
    enum Place {
        REGISTER, STACK
    }

    int size() {
        return steps.size();
    }

    Step at(int index) {
        return steps.get(index);
    }

    void add(Step step) {
        steps.add(step);
    }

    void clear() {
        steps.clear();
    }

    History copy() {
        History copy = new History();
        for (Step step : steps) {
            copy.steps.add(new Step(step));
        }
        return copy;
    }
}
