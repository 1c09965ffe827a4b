package dev.glasshive.verifier;

import java.util.List;
import java.util.function.Supplier;

/// How a verifier that joins paths came to what it knows: every time that knowledge met at a place, in order, until nothing changed any more.
///
/// @param passes in the order in which they were made
/// @param whole whether all are here; of a long analysis only the first are kept
/// @param findings everything that could not be proven in the end, in the order of the code
public record Fixpoint(List<Pass> passes, boolean whole, List<Finding> findings) {

    /// Copies what it is given.
    public Fixpoint {
        passes = List.copyOf(passes);
        findings = List.copyOf(findings);
    }

    /// The passes at the instruction at `slot`.
    public List<Pass> at(int slot) {
        return passes.stream().filter(pass -> pass.at().slot() == slot).toList();
    }

    /// A place of the program.
    ///
    /// @param calls the slots of the calls on the way there
    /// @param slot of the instruction
    /// @param target where the branch leads if it is a side of one, else -1
    /// @param text as the log names it
    public record Spot(List<Integer> calls, int slot, int target, String text) {
        /// Copies what it is given.
        public Spot {
            calls = List.copyOf(calls);
        }
    }

    /// How knowledge is put together.
    public enum Meeting {
        /// What all ways that come here have in common.
        JOIN,
        /// The same at the head of a loop, where what still grows is given up, so that there is an end to it.
        WIDEN,
        /// What was given up is made good as far as the loop allows.
        NARROW
    }

    /// One time that knowledge met.
    ///
    /// @param iteration how often the loop was gone around before, from 0; outside of loops 0
    /// @param incoming what came, by where it came from; for the second meeting on, the first is what was known here before
    /// @param result what was known then
    /// @param losses what an incoming side knew and the result does not
    public record Pass(int number, Spot at, int iteration, Meeting how, List<Incoming> incoming, Knowledge result, Supplier<List<Loss>> losses) {
        /// Copies what it is given.
        public Pass {
            incoming = List.copyOf(incoming);
        }
    }

    /// What comes from one side.
    ///
    /// @param from the place before, which is the place itself for what was known there already
    public record Incoming(Spot from, Knowledge known) {}

    /// What is known at a place, computed when asked for.
    ///
    /// @param facts one for each thing that is known
    /// @param state the same in the shape of an exploration
    public record Knowledge(Supplier<List<Fact>> facts, Supplier<AbstractState> state) {}

    /// One thing that is known.
    ///
    /// @param about what: `r1.svalue`, `r1.packet_offset-packet_size`
    /// @param text the whole: `r1.svalue=[0, 5]`
    public record Fact(String about, String text) {}

    /// Something that was known on a side and no longer is.
    ///
    /// @param incoming the index of the side
    /// @param had the fact there
    /// @param has what is known of it now, or an empty string for nothing
    public record Loss(int incoming, Fact had, String has) {}

    /// Something that could not be proven.
    ///
    /// @param at where
    /// @param check the condition
    /// @param message the line of the log
    public record Finding(Spot at, String check, String message) {}
}
