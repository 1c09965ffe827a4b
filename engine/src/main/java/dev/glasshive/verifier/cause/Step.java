package dev.glasshive.verifier.cause;

import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Visit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A step of the way to what could not be proven, through a program whose paths are joined: what is known behind one instruction is not all that is known before the next.
///
/// @param visit of the instruction
/// @param after what was known behind it, on the way to the next step
/// @param junction what met before it, where several ways lead here
public record Step(Visit visit, Supplier<AbstractState> after, Optional<Junction> junction) {

    /// Ways that meet.
    ///
    /// @param sides the ways
    /// @param losses what one of them knew and is no longer known, with the index of the side
    /// @param grows whether this is the head of a loop where what still grew was given up
    /// @param forgotten whether what could not be proven holds on each side by itself
    public record Junction(List<Side> sides, Supplier<List<Fixpoint.Loss>> losses, boolean grows, boolean forgotten) {
        /// Copies what it is given.
        public Junction {
            sides = List.copyOf(sides);
        }
    }

    /// A way to a junction.
    ///
    /// @param from the slot that it comes from
    /// @param known at its end
    /// @param ends whether no run that comes this way goes on to the end of the steps
    public record Side(int from, Supplier<AbstractState> known, boolean ends) {}
}
