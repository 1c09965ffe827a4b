package dev.glasshive.verifier;

import java.util.List;
import java.util.Map;

/// What a verifier found out.
///
/// @param log as the platform prints it at the level asked for
/// @param processed how many instructions were looked at, over all paths
/// @param statesBySlot what was known before each instruction, once for each time a path came there, as the platform prints states; the first [#MOST_STATES] of each
public record VerifierReport(Verdict verdict, String log, int processed, Map<Integer, List<String>> statesBySlot) {
    /// The most states of one instruction that are kept.
    public static final int MOST_STATES = 16;

    /// Copies what it is given.
    public VerifierReport {
        statesBySlot = Map.copyOf(statesBySlot);
    }

    /// Whether the program may run.
    public boolean accepted() {
        return verdict instanceof Verdict.Accepted;
    }
}
