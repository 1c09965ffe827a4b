package dev.glasshive.verifier;

import java.util.Optional;

/// What a verifier found out.
///
/// @param log as the platform prints it at the level asked for
/// @param processed how many instructions were looked at, over all paths
/// @param exploration what was looked at, as far as it was kept
/// @param fixpoint how what is known grew, where the verifier joins paths
public record VerifierReport(Verdict verdict, String log, int processed, Exploration exploration, Optional<Fixpoint> fixpoint) {
    /// Of a verifier that follows each path by itself.
    public VerifierReport(Verdict verdict, String log, int processed, Exploration exploration) {
        this(verdict, log, processed, exploration, Optional.empty());
    }

    /// Whether the program may run.
    public boolean accepted() {
        return verdict instanceof Verdict.Accepted;
    }
}
