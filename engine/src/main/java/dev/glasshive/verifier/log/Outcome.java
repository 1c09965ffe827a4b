package dev.glasshive.verifier.log;

import dev.glasshive.verifier.Rejection;

/// What a log says became of the program.
public sealed interface Outcome {
    /// It was accepted.
    record Accepted() implements Outcome {}

    /// It was rejected.
    ///
    /// @param rejection with error number 0 where the log does not say it
    /// @param recognised whether the message is one that has an explanation of its own
    record Rejected(Rejection rejection, boolean recognised) implements Outcome {}

    /// The log ends before its end, and says neither.
    record Open() implements Outcome {}
}
