package dev.glasshive.app.rejection;

import dev.glasshive.counterexample.Counterexample;

/// Whether a run shows what the rejection warns of, as far as it is known.
public sealed interface Trial {
    /// Nobody looks for one: there is no program to run.
    record Unasked() implements Trial {}

    /// It is being looked for, or will be.
    record Searching() implements Trial {}

    /// One does.
    sealed interface Shown extends Trial {
        /// What it is given, in a few words.
        String given();

        /// The run.
        Counterexample.Found found();
    }

    /// One that traps.
    ///
    /// @param trap what stops it
    record Traps(String given, String trap, Counterexample.Found found) implements Shown {}

    /// One that had not ended after so many steps.
    record Endless(String given, long steps, Counterexample.Found found) implements Shown {}

    /// The time was over before all were tried, and none of those that were does.
    record CutShort(int tried) implements Trial {}

    /// None of those that were tried.
    ///
    /// @param why the verifier refuses the program all the same
    record Safe(int tried, String why) implements Trial {}
}
