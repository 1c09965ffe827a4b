package dev.glasshive.open;

import dev.glasshive.asm.HelperNames;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The names of a platform's helpers.
///
/// @param hook whose helpers are meant where several have a number
record PlatformNames(Platform platform, Optional<ProgramType> hook) implements HelperNames {

    @Override
    public OptionalInt idOf(String name) {
        return platform.helperId(name);
    }

    @Override
    public Optional<String> nameOf(int id) {
        return platform.helper(id, hook).map(Helper::name);
    }

    @Override
    public HelperNames in(Program program) {
        return new PlatformNames(platform, platform.programType(program.type(), program.section()));
    }

    @Override
    public Collection<String> names() {
        return platform.allHelpers().stream().map(Helper::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
