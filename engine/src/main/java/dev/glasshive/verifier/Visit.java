package dev.glasshive.verifier;

import java.util.function.Supplier;

/// One time that a verifier looked at an instruction, with what it knew before.
///
/// What it knew afterwards is what it knew before the visits that name this one as where they came from.
public final class Visit {
    private final int index;
    private final int from;
    private final int slot;
    private final Outcome outcome;
    private final Supplier<AbstractState> before;

    /// @param before computes the state when it is asked for
    public Visit(int index, int from, int slot, Outcome outcome, Supplier<AbstractState> before) {
        this.index = index;
        this.from = from;
        this.slot = slot;
        this.outcome = outcome;
        this.before = before;
    }

    /// Its place in the order of the exploration, from 0.
    public int index() {
        return index;
    }

    /// The visit that control came from, or -1 for the first of the program and of every function that is judged by itself.
    public int from() {
        return from;
    }

    /// The instruction.
    public int slot() {
        return slot;
    }

    /// What became of it.
    public Outcome outcome() {
        return outcome;
    }

    /// What was known before the instruction. Computed anew at each call.
    public AbstractState before() {
        return before.get();
    }

    /// What becomes of a visit.
    public sealed interface Outcome {
        /// The path went on, or the verifier never came back to it.
        record Continued() implements Outcome {}

        /// The path was cut, because visit `coveredBy` knew no more than this one and was found safe.
        record Pruned(int coveredBy) implements Outcome {}

        /// The program ended here.
        record Ended() implements Outcome {}

        /// The instruction broke a rule.
        record Refused() implements Outcome {}
    }

    @Override
    public String toString() {
        return "visit " + index + " of insn " + slot;
    }
}
