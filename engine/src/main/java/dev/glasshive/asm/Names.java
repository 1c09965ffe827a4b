package dev.glasshive.asm;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What a text may say in place of numbers.
///
/// @param places names of slots: functions and labels
/// @param maps names of maps by index
/// @param helpers names of helpers
public record Names(NavigableMap<Integer, String> places, List<String> maps, HelperNames helpers) {
    /// Numbers only.
    public static final Names NONE = new Names(new TreeMap<>(), List.of(), HelperNames.NONE);

    /// Copies what it is given.
    public Names {
        places = Collections.unmodifiableNavigableMap(new TreeMap<>(places));
        maps = List.copyOf(maps);
    }

    /// The names that `program` brings along: its functions, and its labels where no function begins.
    public static Names of(Program program, ProgramSet set, HelperNames helpers) {
        TreeMap<Integer, String> places = new TreeMap<>(program.labels());
        for (Subprogram function : program.subprograms()) {
            places.put(function.start(), function.name());
        }
        return new Names(places, set.maps().stream().map(MapSpec::name).toList(), helpers.in(program));
    }

    /// The names of [#of], each given to one slot only, and a name for every slot that is jumped to or called and has none.
    public static Names complete(Program program, ProgramSet set, HelperNames helpers) {
        Names given = of(program, set, helpers);
        Map<Integer, String> places = new HashMap<>();
        Set<String> taken = new HashSet<>();
        given.places().forEach((slot, name) -> {
            if (isPlace(program, slot) && taken.add(name)) {
                places.put(slot, name);
            }
        });
        for (int slot : Targets.of(program.code())) {
            if (isPlace(program, slot) && !places.containsKey(slot)) {
                String name = "L" + slot;
                while (!taken.add(name)) {
                    name += "_";
                }
                places.put(slot, name);
            }
        }
        return new Names(new TreeMap<>(places), given.maps(), given.helpers());
    }

    /// Whether a label can stand at `slot`: before an instruction, or behind the last one.
    private static boolean isPlace(Program program, int slot) {
        return program.code().startsAt(slot) || slot == program.code().size();
    }
}
