package dev.glasshive.verifier;

/// What a verifier found out.
///
/// @param log as the platform prints it at the level asked for
/// @param processed how many instructions were looked at, over all paths
/// @param exploration what was looked at, as far as it was kept
public record VerifierReport(Verdict verdict, String log, int processed, Exploration exploration) {
    /// Whether the program may run.
    public boolean accepted() {
        return verdict instanceof Verdict.Accepted;
    }
}
