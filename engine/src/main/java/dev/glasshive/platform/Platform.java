package dev.glasshive.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An operating system as a program sees it.
///
/// @param id in one word, such as `linux`
/// @param name shown to people, such as `Linux 6.18`
/// @param hooks every program type in every way that it can be attached
/// @param programTypes by their name, in the way that stands for programs that name none
/// @param sections which names of sections belong to which hooks
/// @param helpers by their number; where several program types give a number to helpers of their own, the first of them
/// @param allHelpers all of them
/// @param mapTypes number by name
/// @param errors number by the name that Linux gives the error
/// @param variables by their number
/// @param limits what a run may use
public record Platform(String id, String name, List<ProgramType> hooks, Map<String, ProgramType> programTypes, Sections sections,
        Map<Integer, Helper> helpers, List<Helper> allHelpers, Map<String, Integer> mapTypes, Map<String, Integer> errors, Map<Integer, Variable> variables, Limits limits) {

    /// Copies what it is given.
    public Platform {
        hooks = List.copyOf(hooks);
        programTypes = Map.copyOf(programTypes);
        helpers = Map.copyOf(helpers);
        allHelpers = List.copyOf(allHelpers);
        mapTypes = Map.copyOf(mapTypes);
        errors = Map.copyOf(errors);
        variables = Map.copyOf(variables);
    }

    /// The program type called `typeName`.
    public Optional<ProgramType> programType(String typeName) {
        return Optional.ofNullable(programTypes.get(typeName));
    }

    /// The program type called `typeName` in the way that `section` tells.
    public Optional<ProgramType> programType(String typeName, String section) {
        return sections.of(section).filter(s -> s.programType().equals(typeName)).flatMap(s -> hook(typeName, s.attach())).or(() -> programType(typeName));
    }

    /// The program type called `typeName`, attached by number `attachId` where it has several ways.
    public Optional<ProgramType> programType(String typeName, int attachId) {
        Optional<ProgramType> standing = programType(typeName);
        return standing.filter(t -> t.attach().isEmpty())
                .or(() -> hooks.stream().filter(h -> h.name().equals(typeName) && h.attachId() == attachId).findFirst());
    }

    private Optional<ProgramType> hook(String typeName, String attach) {
        return hooks.stream().filter(h -> h.name().equals(typeName) && h.attach().equals(attach)).findFirst();
    }

    /// The helper with number `id`.
    public Optional<Helper> helper(int number) {
        return Optional.ofNullable(helpers.get(number));
    }

    /// The helper that programs of `type` call by `number`; for numbers that are not theirs, the helper that others call so.
    public Optional<Helper> helper(int number, Optional<ProgramType> type) {
        return type.flatMap(t -> allHelpers.stream().filter(h -> h.id() == number && h.allowsCallsFrom(t)).findFirst()).or(() -> helper(number));
    }

    /// What a helper leaves in r0 on this platform in place of `result`, which is negative and the number that Linux gives an error.
    public long error(String name, long result) {
        return errors.containsKey(name) ? -errors.get(name) : result;
    }

    /// The number of the helper called `name`.
    public OptionalInt helperId(String helperName) {
        return allHelpers.stream().filter(h -> h.name().equals(helperName)).mapToInt(Helper::id).findFirst();
    }

    /// The name of the map type with number `number`.
    public Optional<String> mapType(int number) {
        return mapTypes.entrySet().stream().filter(e -> e.getValue() == number).map(Map.Entry::getKey).findFirst();
    }

    /// What a run may use.
    ///
    /// @param stackBytes of one frame
    /// @param frames that may be open at once
    /// @param tailCalls in a row
    /// @param mapFlags flags that maps may have
    public record Limits(int stackBytes, int frames, int tailCalls, int mapFlags) {}
}
