package dev.glasshive.repair;

import dev.glasshive.program.MapSpec;
import java.util.List;

/// One change of a program. Slots are those before the change.
public sealed interface Edit {

    /// Puts `code` before the instruction at `slot`; at the end where that is the program's size.
    ///
    /// @param arrivals what jumps to `slot` do from now on
    record Insert(int slot, Arrivals arrivals, List<Added> code) implements Edit {
        /// Copies what it is given.
        public Insert {
            code = List.copyOf(code);
        }
    }

    /// Puts `code`, perhaps nothing, in the place of the instruction at `slot`.
    record Replace(int slot, List<Added> code) implements Edit {
        /// Copies what it is given.
        public Replace {
            code = List.copyOf(code);
        }
    }

    /// Gives the map with index `map` other sizes.
    record ChangeMap(int map, MapSpec with) implements Edit {}

    /// Puts the programs under another license.
    record ChangeLicense(String license) implements Edit {}

    /// What jumps to a slot do after something was inserted before it.
    enum Arrivals {
        /// They run what was inserted.
        RUN,
        /// They leave it aside.
        SKIP
    }
}
