package dev.glasshive.asm;

import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Optional;

/// What became of a source text: the programs, and what there is to say about the text.
///
/// @param programs absent if and only if a diagnostic is an error
/// @param diagnostics in the order of the text
public record Assembly(Optional<ProgramSet> programs, List<Diagnostic> diagnostics) {
    /// Copies what it is given.
    public Assembly {
        diagnostics = List.copyOf(diagnostics);
    }
}
