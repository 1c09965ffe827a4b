package dev.glasshive.portability;

import java.util.List;

/// What shows that a reason is the true one.
public sealed interface Evidence {
    /// A table says so: the system has no such thing.
    record InTables() implements Evidence {}

    /// With this one change, and no other, the same verifier says something else.
    ///
    /// @param change a key of the words
    /// @param what was changed, for the words
    /// @param accepted whether it lets the program in then
    /// @param then what it says instead, where it still refuses
    record Changed(String change, String what, boolean accepted, String then) implements Evidence {}

    /// A verifier that follows every path looked at an instruction so often, each time with one number there.
    ///
    /// @param register whose number it was
    /// @param first the first of them
    /// @param last the last of them
    record Walked(int slot, int times, String register, long first, long last) implements Evidence {}

    /// Paths meet here, and those that come in differ in what belongs together: a verifier that joins them forgets it, one that follows them does not.
    ///
    /// @param states what each of two paths knows here, in the words of the verifier that follows them
    record Meeting(int slot, List<String> states) implements Evidence {
        /// Copies what it is given.
        public Meeting {
            states = List.copyOf(states);
        }
    }

    /// The bytes of a stack, the one with the highest address first, that nobody wrote before a helper reads them.
    ///
    /// @param offset of the lowest of them from the frame pointer
    /// @param bytes as Linux draws them, `?` for one that nobody wrote
    record StackBytes(int slot, int offset, String bytes) implements Evidence {}

    /// No way through the program leads to these instructions.
    record Unreached(List<Integer> slots) implements Evidence {
        /// Copies what it is given.
        public Unreached {
            slots = List.copyOf(slots);
        }
    }
}
