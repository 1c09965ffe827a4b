package dev.glasshive.app.workspace;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.packet.Capture;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Optional;

/// Everything that is open: the document, the programs it holds, the packets, and the recorded run.
///
/// @param programs absent while the text has errors
/// @param lines where each instruction stands in the text
/// @param program the one that runs; while the text has errors, the one that ran before
/// @param timeline absent where there is no program to run
/// @param problem why there is no timeline although there is a program
public record Session(Document document, Optional<ProgramSet> programs, Lines lines, List<Diagnostic> diagnostics,
        Optional<Program> program, Capture capture, Optional<Timeline> timeline, Optional<String> problem) {

    /// Copies what it is given.
    public Session {
        diagnostics = List.copyOf(diagnostics);
    }
}
