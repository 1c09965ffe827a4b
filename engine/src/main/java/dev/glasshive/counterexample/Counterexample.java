package dev.glasshive.counterexample;

import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.World;
import java.util.List;

/// What became of the search for a run on which a refused program traps.
public sealed interface Counterexample {

    /// Such a run.
    ///
    /// @param input that it got
    /// @param world around it
    /// @param filled maps that held something else than the program says
    /// @param trap that stopped it
    /// @param steps instructions executed
    /// @param tried runs up to it, with it
    record Found(Input input, World world, List<MapSpec> filled, Trap trap, long steps, int tried) implements Counterexample {
        /// Copies what it is given.
        public Found {
            filled = List.copyOf(filled);
        }
    }

    /// None.
    ///
    /// @param tried runs
    /// @param why the verifier refuses the program all the same
    record NotFound(int tried, String why) implements Counterexample {}

    /// None in the time that there was: nothing is known of the runs that were left.
    ///
    /// @param tried runs, 0 or more
    record CutShort(int tried) implements Counterexample {}
}
