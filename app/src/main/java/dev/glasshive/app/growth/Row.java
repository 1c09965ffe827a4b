package dev.glasshive.app.growth;

import dev.glasshive.verifier.Fixpoint.Meeting;

/// A line of the list: a check that failed, or a pass.
public sealed interface Row {
    /// All of it in one sentence.
    String spoken();

    /// Something that could not be proven.
    ///
    /// @param number of the finding, from 0
    record Failed(int number, String place, String words, String spoken) implements Row {}

    /// One time that knowledge met.
    ///
    /// @param number of the pass, from 0
    /// @param place where, with its label
    /// @param from the places that knowledge came from
    record Step(int number, Meeting how, String kind, String place, String from, String spoken) implements Row {}
}
