package dev.glasshive.verifier;

import dev.glasshive.isa.Register;

/// What holds a value that a verifier speaks of.
public sealed interface Holder {
    /// As people call it: `r3`, `the 8 bytes at r10-16`.
    String name();

    /// A register.
    ///
    /// @param frame the place of the function call in [AbstractState#frames()]
    record OfRegister(int frame, Register register) implements Holder {
        @Override
        public String name() {
            return register.toString();
        }
    }

    /// Bytes of a stack.
    ///
    /// @param offset of the lowest of them from the frame's r10, negative
    /// @param size how many
    record OfStack(int frame, int offset, int size) implements Holder {
        @Override
        public String name() {
            return (size == 1 ? "the byte" : "the " + size + " bytes") + " at r10" + offset;
        }
    }

    /// A resource that must be given back.
    record OfReference(int id) implements Holder {
        @Override
        public String name() {
            return "reference " + id;
        }
    }

    /// No value: the program itself.
    record OfProgram() implements Holder {
        @Override
        public String name() {
            return "the program";
        }
    }
}
