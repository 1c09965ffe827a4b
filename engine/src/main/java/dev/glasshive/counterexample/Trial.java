package dev.glasshive.counterexample;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.World;
import java.util.List;

/// A run to be tried.
///
/// @param filled maps in place of those with the same names
record Trial(Input input, World world, List<MapSpec> filled) {

    ProgramSet in(ProgramSet set) {
        if (filled.isEmpty()) {
            return set;
        }
        List<MapSpec> maps = set.maps().stream().map(map -> filled.stream().filter(other -> other.name().equals(map.name())).findFirst().orElse(map)).toList();
        return new ProgramSet(set.origin(), set.license(), set.programs(), maps, set.order());
    }
}
