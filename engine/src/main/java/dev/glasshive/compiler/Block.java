package dev.glasshive.compiler;

import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import java.util.List;

/// Instructions that run one after the other, and where control goes then.
///
/// @param start the slot of the first
/// @param steps all of them but an `exit` at the end
record Block(int start, List<Step> steps, End end) {
    /// Where control goes.
    sealed interface End {
        /// Slots to which control can go inside the segment.
        default List<Integer> targets() {
            return List.of();
        }
    }

    /// To one slot.
    record Goes(int target) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(target);
        }
    }

    /// To one of two slots, as the last step decides.
    record Forks(Branch branch, int taken, int next) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(next, taken);
        }
    }

    /// Out of the function, by the `exit` at `slot`.
    record Exits(int slot) implements End {}

    /// Out of the segment, before the instruction at `slot`.
    record Stops(int slot) implements End {}

    /// The block that ends before step `count`.
    Block before(int count) {
        return new Block(start, steps.subList(0, count), new Stops(steps.get(count).slot()));
    }

    /// Whether it ends with the call of a function.
    boolean isCall() {
        return !steps.isEmpty() && steps.getLast().instruction() instanceof CallLocal;
    }

    /// Whether nothing happens in it.
    boolean isEmpty() {
        return steps.isEmpty() && end instanceof Stops;
    }
}
