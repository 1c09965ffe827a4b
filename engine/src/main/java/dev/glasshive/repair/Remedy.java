package dev.glasshive.repair;

import java.util.List;
import java.util.regex.Matcher;

/// What might help against one kind of rejection.
@FunctionalInterface
interface Remedy {
    /// Patches to try, the most natural one first.
    ///
    /// @param message of the verifier, matched
    List<Proposal> propose(Situation situation, Matcher message);
}
