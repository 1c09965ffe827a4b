package dev.glasshive.lesson.check;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.lesson.Reason;
import java.util.List;

/// How a learner's program did.
///
/// @param diagnostics what is wrong with the text, if it does not assemble
/// @param differences where it behaves otherwise than asked, the most telling first; empty if it passed
/// @param reasons what the lesson has to say to a program that behaves as this one does
/// @param share of what was to be done that is done, from 0 to 1: every check counts once for every input, but for as many as the program to start from fulfils. It is
///        0 where nothing holds of what the program should do, for a program that avoids something has not done anything yet
public record Outcome(Result result, List<Diagnostic> diagnostics, List<Difference> differences, List<Reason> reasons, double share) {
    /// Copies what it is given.
    public Outcome {
        diagnostics = List.copyOf(diagnostics);
        differences = List.copyOf(differences);
        reasons = List.copyOf(reasons);
    }

    /// In one word.
    public enum Result {
        PASSED, FAILED, UNREADABLE
    }

    /// Whether everything holds.
    public boolean passed() {
        return result == Result.PASSED;
    }
}
