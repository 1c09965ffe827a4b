package dev.glasshive.conformance;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.ProgramSet;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// One conformance test: a program, the memory that r1 points to, and how it must end.
///
/// @param programs the first one runs
/// @param groups the conformance groups of its instructions; base32 always
public record ConformanceCase(String name, ProgramSet programs, Bytes memory, Ending expected, NavigableSet<String> groups) {
    /// Copies what it is given.
    public ConformanceCase {
        groups = Collections.unmodifiableNavigableSet(new TreeSet<>(groups));
    }

    /// The groups that running `code` takes.
    static NavigableSet<String> groupsOf(Code code) {
        NavigableSet<String> groups = new TreeSet<>();
        groups.add(ConformanceGroup.BASE32.label());
        for (Instruction instruction : code.instructions()) {
            groups.add(OpcodeMatrix.row(instruction).group().label());
        }
        return groups;
    }
}
