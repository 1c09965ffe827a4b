package dev.glasshive.verifier.log;

/// Steps that follow one another.
///
/// @param index of this in [SavedLog#paths]
/// @param origin how it begins
/// @param parent index of the step that it branches off from, or -1 where the log does not say
/// @param slot of the first instruction
/// @param speculative whether a processor could follow it by mistake only
/// @param firstStep index of its first step
/// @param steps how many it has; 0 where it was cut off at once
/// @param ending how it ends
public record LogPath(int index, Origin origin, int parent, int slot, boolean speculative, int firstStep, int steps, Ending ending) {

    /// How a path begins.
    public enum Origin {
        /// At the start of the program or of a function that is judged on its own.
        START,
        /// `from 4 to 7:` was printed.
        BRANCH,
        /// The instruction does not follow from the one before, and nothing more is printed.
        IMPLIED,
        /// Lines before it are missing.
        GAP
    }

    /// How a path ends.
    public enum Ending {
        /// The program, or the function that is judged on its own, exits.
        EXIT,
        /// `safe`: from here on everything was seen before.
        PRUNED,
        /// The program is rejected here.
        REJECTED,
        /// The log does not say.
        OPEN
    }
}
