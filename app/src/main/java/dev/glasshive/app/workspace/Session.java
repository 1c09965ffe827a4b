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
/// @param setup on what it runs; it outlives the document
/// @param timeline absent where there is no program to run
/// @param problem why there is no timeline although there is a program
public record Session(Document document, Optional<ProgramSet> programs, Lines lines, List<Diagnostic> diagnostics,
        Optional<Program> program, Capture capture, Setup setup, Optional<Timeline> timeline, Optional<String> problem) {

    /// Copies what it is given.
    public Session {
        diagnostics = List.copyOf(diagnostics);
    }

    /// The same one, to be run anew over `packets`.
    Session over(Capture packets) {
        return new Session(document, programs, lines, diagnostics, program, packets, setup, Optional.empty(), Optional.empty());
    }

    /// The same one, to be run anew on `other`.
    Session on(Setup other) {
        return new Session(document, programs, lines, diagnostics, program, capture, other, Optional.empty(), Optional.empty());
    }

    /// The same one, to be run anew from `other`.
    Session from(Optional<Program> other) {
        return new Session(document, programs, lines, diagnostics, other, capture, setup, Optional.empty(), Optional.empty());
    }

    /// The same one with how its run came out.
    ///
    /// @param used the packets that it ran over
    Session ran(Capture used, Optional<Timeline> recorded, Optional<String> trouble) {
        return new Session(document, programs, lines, diagnostics, program, used, setup, recorded, trouble);
    }
}
