package dev.glasshive.verifier;

/// What became of a candidate.
public sealed interface Verdict {
    /// It may run.
    record Accepted() implements Verdict {}

    /// It may not, and why.
    record Rejected(Rejection rejection) implements Verdict {}

    /// Nobody knows: the program uses something that this verifier does not model. It is not accepted.
    ///
    /// @param slot where
    /// @param what names the feature
    record Unknown(int slot, String what) implements Verdict {}
}
