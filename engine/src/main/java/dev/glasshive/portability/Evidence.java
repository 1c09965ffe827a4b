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

    /// Where ways meet, one verifier goes on with what all of them have in common.
    ///
    /// @param had what one way knew
    /// @param has what is left of it, or an empty string
    record Forgotten(int slot, String had, String has) implements Evidence {}

    /// How much of its stack each function uses that is at work at the same time.
    ///
    /// @param bytes of each, the outermost first
    /// @param limit for all together on the one system, and for each on the other
    record Stacks(List<Integer> bytes, int limit) implements Evidence {
        /// Copies what it is given.
        public Stacks {
            bytes = List.copyOf(bytes);
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
