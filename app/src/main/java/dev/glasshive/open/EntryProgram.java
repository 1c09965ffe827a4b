package dev.glasshive.open;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Optional;

/// The program of a file to start with when nobody has named one.
public final class EntryProgram {
    private EntryProgram() {}

    /// The first program that `platform` has a hook for and that no program array leads to; failing that, the first with a hook, or the first at all.
    public static Optional<Program> of(ProgramSet set, Platform platform) {
        List<Program> known = set.programs().stream().filter(p -> platform.programType(p.type()).isPresent()).toList();
        return known.stream().filter(p -> !isTailCalled(set, p)).findFirst()
                .or(() -> known.stream().findFirst())
                .or(() -> set.programs().stream().findFirst());
    }

    private static boolean isTailCalled(ProgramSet set, Program program) {
        return set.maps().stream().flatMap(map -> map.initial().stream())
                .anyMatch(initial -> initial instanceof MapSpec.ProgramEntry entry && entry.program().equals(program.name()));
    }
}
