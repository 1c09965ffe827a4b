package dev.glasshive.platform;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An operating system as a program sees it.
///
/// @param name shown to people, such as `Linux 6.18`
/// @param programTypes by their name
/// @param helpers by their number
/// @param mapTypes number by name
/// @param limits what a run may use
public record Platform(String name, Map<String, ProgramType> programTypes, Map<Integer, Helper> helpers,
        Map<String, Integer> mapTypes, Limits limits) {

    /// Copies what it is given.
    public Platform {
        programTypes = Map.copyOf(programTypes);
        helpers = Map.copyOf(helpers);
        mapTypes = Map.copyOf(mapTypes);
    }

    /// The program type called `name`.
    public Optional<ProgramType> programType(String typeName) {
        return Optional.ofNullable(programTypes.get(typeName));
    }

    /// The helper with number `id`.
    public Optional<Helper> helper(int id) {
        return Optional.ofNullable(helpers.get(id));
    }

    /// The number of the helper called `name`.
    public OptionalInt helperId(String helperName) {
        return helpers.values().stream().filter(h -> h.name().equals(helperName)).mapToInt(Helper::id).findFirst();
    }

    /// What a run may use.
    ///
    /// @param stackBytes of one frame
    /// @param frames that may be open at once
    /// @param tailCalls in a row
    public record Limits(int stackBytes, int frames, int tailCalls) {}
}
