package dev.glasshive.program;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// What one source or object file holds: programs that share maps and a license.
///
/// @param origin the file's name, or what stands for it
/// @param license `GPL` and its like; empty where the source says none
/// @param order of the bytes of numbers on the hosts that it was made for: in initial values of maps, and in its encoding
public record ProgramSet(String origin, String license, List<Program> programs, List<MapSpec> maps, ByteOrder order) {

    /// Copies what it is given.
    public ProgramSet {
        programs = List.copyOf(programs);
        maps = List.copyOf(maps);
    }

    /// One for little-endian hosts.
    public ProgramSet(String origin, String license, List<Program> programs, List<MapSpec> maps) {
        this(origin, license, programs, maps, ByteOrder.LITTLE_ENDIAN);
    }

    /// This without types: what runs depend on.
    public ProgramSet untyped() {
        return new ProgramSet(origin, license, programs.stream().map(Program::untyped).toList(), maps.stream().map(MapSpec::untyped).toList(), order);
    }

    /// The program called `name`.
    public Optional<Program> program(String name) {
        return programs.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /// The index of the map called `name`, or -1.
    public int mapIndex(String name) {
        for (int i = 0; i < maps.size(); i++) {
            if (maps.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
