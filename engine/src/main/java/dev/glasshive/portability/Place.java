package dev.glasshive.portability;

import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import java.util.Optional;

/// An instruction that a finding is about.
///
/// @param line of the source that it came from
public record Place(int slot, Optional<SourceLine> line) {
    static Place of(Program program, int slot) {
        return new Place(slot, program.sourceMap().at(slot));
    }
}
