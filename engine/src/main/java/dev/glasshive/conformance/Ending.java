package dev.glasshive.conformance;

/// How a program ends, expected or observed.
public sealed interface Ending {
    /// It left with this value in r0.
    record Result(long r0) implements Ending {
        @Override
        public String toString() {
            return "0x" + Long.toHexString(r0);
        }
    }

    /// It was refused or stopped with this message.
    record Failure(String message) implements Ending {
        @Override
        public String toString() {
            return "error: " + message;
        }
    }
}
