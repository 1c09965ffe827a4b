package dev.glasshive.verifier;

/// Decides whether a program may run, before it does.
public interface Verifier {
    /// Judges `candidate`.
    VerifierReport verify(Candidate candidate, Options options);
}
