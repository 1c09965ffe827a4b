package dev.glasshive.verifier.windows;

import java.util.List;
import java.util.stream.Collectors;

/// A place in the control-flow graph: an instruction in one chain of calls, or one side of a branch.
///
/// @param calls the slots of the calls on the way there, the first function's first
/// @param slot of the instruction
/// @param target where the branch leads, or [#NOWHERE] for the instruction itself
public record Label(List<Integer> calls, int slot, int target) {
    /// No side of a branch is meant.
    public static final int NOWHERE = -1;

    /// Copies what it is given.
    public Label {
        calls = List.copyOf(calls);
    }

    /// How many calls are open.
    public int depth() {
        return calls.size();
    }

    /// Whether it is a side of a branch.
    public boolean isSide() {
        return target != NOWHERE;
    }

    /// `7`, `3:4`, `5/12` for instruction 12 in the function called at 5.
    @Override
    public String toString() {
        return calls.stream().map(slot -> slot + "/").collect(Collectors.joining()) + slot + (isSide() ? ":" + target : "");
    }
}
