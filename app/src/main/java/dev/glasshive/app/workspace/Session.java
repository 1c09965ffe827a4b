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
/// @param edits the packets, and what the user puts elsewhere before the first run
/// @param setup on what it runs; it outlives the document
/// @param timeline absent where there is no program to run
/// @param problem why there is no timeline although there is a program
public record Session(Document document, Optional<ProgramSet> programs, Lines lines, List<Diagnostic> diagnostics,
        Optional<Program> program, Edits edits, Setup setup, Optional<Timeline> timeline, Optional<String> problem) {

    /// Copies what it is given.
    public Session {
        diagnostics = List.copyOf(diagnostics);
    }

    /// The packets that programs run over.
    public Capture capture() {
        return edits.now().capture();
    }

    /// What the user has put into maps and contexts.
    public Presets presets() {
        return edits.now().presets();
    }

    /// The same one, to be run anew over `packets`.
    Session over(Capture packets) {
        return over(Edits.of(Given.of(packets).with(presets())));
    }

    /// The same one, to be run anew with what `others` give it.
    Session over(Edits others) {
        return new Session(document, programs, lines, diagnostics, program, others, setup, Optional.empty(), Optional.empty());
    }

    /// The same one, to be run anew on `other`.
    Session on(Setup other) {
        return new Session(document, programs, lines, diagnostics, program, edits, other, Optional.empty(), Optional.empty());
    }

    /// The same one, to be run anew from `other`.
    Session from(Optional<Program> other) {
        return new Session(document, programs, lines, diagnostics, other, edits, setup, Optional.empty(), Optional.empty());
    }

    /// The same one with how its run came out.
    ///
    /// @param used the packets that it ran over
    Session ran(Capture used, Optional<Timeline> recorded, Optional<String> trouble) {
        Edits given = used.equals(capture()) ? edits : Edits.of(Given.of(used).with(presets()));
        return new Session(document, programs, lines, diagnostics, program, given, setup, recorded, trouble);
    }
}
