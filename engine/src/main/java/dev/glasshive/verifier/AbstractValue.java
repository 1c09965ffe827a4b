package dev.glasshive.verifier;

import dev.glasshive.verifier.domain.ScalarRange;

/// What a verifier knows of a register, or of a register saved on the stack.
public sealed interface AbstractValue {
    /// How the platform prints it, without the name of the register: `scalar(umax=255)`, `fp-8`.
    String text();

    /// Nothing was ever written, or what was written may not be read.
    record Uninitialized() implements AbstractValue {
        @Override
        public String text() {
            return "?";
        }
    }

    /// A number.
    ///
    /// @param id numbers that came from the same one share it; 0 is none
    /// @param precise whether a verdict depended on its range
    record Scalar(ScalarRange range, int id, boolean precise, String text) implements AbstractValue {}

    /// An address.
    ///
    /// @param type the platform's name of what it leads to: `ctx`, `fp`, `pkt`, `map_value`
    /// @param nullable whether it may be 0 instead
    /// @param offset the constant part of what was added
    /// @param variable the other part
    /// @param id copies share one; 0 is none
    /// @param reference the resource that it holds, 0 for none
    /// @param map the index of the map that it leads to or into, or -1
    /// @param frame the frame whose stack it leads to, or -1
    /// @param range bytes from the address on, without `offset`, that were proven to be there; 0 where nothing was
    /// @param size bytes of the memory that it leads into, where the platform counts them for each address; else -1
    record Pointer(String type, boolean nullable, long offset, ScalarRange variable, int id, int reference, int map, int frame, int range, long size, String text)
            implements AbstractValue {
        /// The type as messages name it.
        public String typeName() {
            return nullable ? type + "_or_null" : type;
        }
    }
}
