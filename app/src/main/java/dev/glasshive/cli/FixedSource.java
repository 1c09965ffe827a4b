package dev.glasshive.cli;

import dev.glasshive.files.WholeFile;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `verify --fix`: writes the source text with the best fix for each rejected program.
final class FixedSource {
    private final Terminal terminal;
    private final Verifier verifier;
    private final Platform platform;
    private final Options options;

    FixedSource(Terminal terminal, Verifier verifier, Platform platform, Options options) {
        this.terminal = terminal;
        this.verifier = verifier;
        this.platform = platform;
        this.options = options;
    }

    /// Writes to `out`, or to standard output.
    ///
    /// @return whether every program of `wanted` is accepted now
    Exit write(Opened opened, ProgramSet set, List<Program> wanted, @Nullable Path out) throws BadInputException {
        if (!(opened instanceof Opened.Source source)) {
            throw new BadInputException(Messages.text("fix.nosource", opened.name()));
        }
        Opened.Source current = source;
        ProgramSet programs = set;
        boolean holds = true;
        for (Program each : wanted) {
            Program program = programs.program(each.name()).orElse(each);
            VerifierReport report = verifier.verify(VerifyCommand.candidate(programs, program, platform), options);
            if (report.accepted()) {
                continue;
            }
            FixReport fixes = FixReport.of(current, programs, program, VerifyCommand.attachType(program, platform), platform, verifier, options, report);
            Optional<String> text = fixes.repaired();
            if (text.isEmpty()) {
                terminal.err().println(Messages.text("fix.none", program.name()));
                holds = false;
                continue;
            }
            terminal.err().println(Messages.text("fix.written", program.name(), fixes.fixes().getFirst().title()));
            current = Opened.source(current.name(), text.get(), platform);
            programs = current.assembly().programs().orElse(programs);
        }
        put(current.text(), out);
        return Exit.of(holds);
    }

    private void put(String text, @Nullable Path out) throws BadInputException {
        if (out == null) {
            terminal.out().print(text);
            return;
        }
        try {
            WholeFile.write(out, text);
        } catch (IOException e) {
            throw Target.unwritable(out, e);
        }
    }
}
