package dev.glasshive.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One program, loaded and not yet placed on a platform. A wide load of a map names it by its index in the maps of the [ProgramSet].
///
/// @param name the function's name
/// @param section the section it stood in, or an empty string
/// @param type the kernel's name of its program type in lower case (`xdp`, `socket_filter`), or an empty string where the source says none
/// @param code the entry function at slot 0, then the functions it calls
/// @param subprograms every function, the entry function first
/// @param labels names of slots, from source text or symbols
/// @param sourceMap where the instructions came from
/// @param types what it brings along in BTF
public record Program(String name, String section, String type, Code code, List<Subprogram> subprograms,
        Map<Integer, String> labels, SourceMap sourceMap, Optional<ProgramTypes> types) {

    /// Copies what it is given.
    public Program {
        subprograms = List.copyOf(subprograms);
        labels = Map.copyOf(labels);
    }

    /// A program without types.
    public Program(String name, String section, String type, Code code, List<Subprogram> subprograms, Map<Integer, String> labels, SourceMap sourceMap) {
        this(name, section, type, code, subprograms, labels, sourceMap, Optional.empty());
    }

    /// A program of one function with no source.
    public static Program of(String name, String type, Code code) {
        return new Program(name, "", type, code, List.of(new Subprogram(name, 0, code.size())), Map.of(), SourceMap.EMPTY);
    }

    /// This without types, which runs do not need.
    public Program untyped() {
        return new Program(name, section, type, code, subprograms, labels, sourceMap);
    }

    /// This as a program of another type.
    public Program typed(String other) {
        return new Program(name, section, other, code, subprograms, labels, sourceMap, types);
    }

    /// The function that `slot` lies in.
    public Optional<Subprogram> subprogramAt(int slot) {
        return subprograms.stream().filter(s -> s.contains(slot)).findFirst();
    }
}
