package dev.glasshive.program;

import java.util.List;
import java.util.OptionalLong;

/// The type of a parameter or result, as far as a verifier minds.
public sealed interface ValueType {
    /// Nothing.
    record Nothing() implements ValueType {}

    /// A whole number of `size` bytes.
    ///
    /// @param kind `INT` or an enumeration
    record Scalar(String kind, String name, int size) implements ValueType {}

    /// An address.
    ///
    /// @param kind what it leads to, as BTF calls it: `STRUCT`, `INT`, `FWD`; `VOID` for anything
    /// @param name of what it leads to; empty where that has none
    /// @param typedef the first name on the way there, or empty
    /// @param size of what it leads to; empty where that is not known
    /// @param unqualified whether it leads there without `const` and the like
    /// @param tags of the pointer's type
    record Pointer(String kind, String name, String typedef, OptionalLong size, boolean unqualified, List<String> tags) implements ValueType {
        /// Copies what it is given.
        public Pointer {
            tags = List.copyOf(tags);
        }
    }

    /// Something else: a structure by value, say.
    record Other(String kind, String name) implements ValueType {}
}
