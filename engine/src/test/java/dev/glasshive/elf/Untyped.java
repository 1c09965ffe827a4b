package dev.glasshive.elf;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;

/// Programs and maps without the types that came along, which each writer of objects words in its own way.
final class Untyped {
    private Untyped() {}

    static ProgramSet of(ProgramSet set) {
        return new ProgramSet(set.origin(), set.license(), set.programs().stream().map(Untyped::of).toList(), set.maps().stream().map(Untyped::of).toList(), set.order());
    }

    static Program of(Program program) {
        return new Program(program.name(), program.section(), program.type(), program.code(), program.subprograms(), program.labels(), program.sourceMap());
    }

    static MapSpec of(MapSpec map) {
        return new MapSpec(map.name(), map.type(), map.keySize(), map.valueSize(), map.maxEntries(), map.flags(), map.initial(), map.mutability());
    }
}
