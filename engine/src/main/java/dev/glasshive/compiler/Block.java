package dev.glasshive.compiler;

import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import java.util.List;

/// Instructions that run one after the other, and where control goes then.
///
/// @param start the place of the first: its slot, or a number of [Places]
/// @param steps all of them but an `exit` at the end that leaves the segment
record Block(int start, List<Step> steps, End end) {
    /// Where control goes.
    sealed interface End {
        /// Places to which control can go inside the segment.
        default List<Integer> targets() {
            return List.of();
        }
    }

    /// To one place.
    record Goes(int target) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(target);
        }
    }

    /// To one of two places, as the last step decides.
    record Forks(Branch branch, int taken, int next) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(next, taken);
        }
    }

    /// Into a function that is written out at `target`, as the last step calls it.
    record Enters(int target) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(target);
        }
    }

    /// Out of a function that is written out, back to `target`, as the last step says.
    record Returns(int target) implements End {
        @Override
        public List<Integer> targets() {
            return List.of(target);
        }
    }

    /// Out of the function, by the `exit` at `slot`.
    record Exits(int slot) implements End {}

    /// Out of the segment, before the instruction at `place`.
    record Stops(int place) implements End {}

    /// The block that ends before step `count`.
    Block before(int count) {
        return new Block(start, steps.subList(0, count), new Stops(start - steps.getFirst().slot() + steps.get(count).slot()));
    }

    /// Whether it ends with the call of a function that is not written out.
    boolean isCall() {
        return end instanceof Goes && !steps.isEmpty() && steps.getLast().instruction() instanceof CallLocal;
    }

    /// Whether nothing happens in it.
    boolean isEmpty() {
        return steps.isEmpty() && end instanceof Stops;
    }
}
