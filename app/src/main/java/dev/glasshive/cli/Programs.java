package dev.glasshive.cli;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.EntryProgram;
import dev.glasshive.open.FileContent;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the program that a command is about.
final class Programs {
    private static final int MOST_DIAGNOSTICS = 20;

    private final Terminal terminal;

    Programs(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Opens `file`, or standard input where it is `-`.
    Opened open(Path file) throws BadInputException {
        return open(file, null, Optional.empty());
    }

    /// Opens `file`, or standard input where it is `-`, for hosts of byte order `endian` and for `platform`, if they are given.
    Opened open(Path file, @Nullable Endian endian, Optional<Platform> platform) throws BadInputException {
        FileContent content = file.toString().equals("-") ? FileContent.read(Messages.text("stdin"), terminal.in()) : FileContent.read(file);
        return Opened.of(content, Optional.ofNullable(endian).map(Endian::order), platform);
    }

    /// The programs in `opened`. Diagnostics of source text go to the terminal.
    ///
    /// @throws BadInputException if there are none
    ProgramSet in(Opened opened) throws BadInputException {
        return switch (opened) {
            case Opened.Source source -> {
                report(source);
                yield source.assembly().programs().orElseThrow(() -> new BadInputException(
                        Messages.text("source.wrong", source.name(), source.assembly().diagnostics().stream().filter(Diagnostic::isError).count())));
            }
            case Opened.ObjectFile object -> {
                object.object().notes().forEach(note -> terminal.note(object.name() + ": " + note));
                if (object.object().programs().programs().isEmpty()) {
                    throw new BadInputException(Messages.text("object.empty", object.name()));
                }
                yield object.object().programs();
            }
            case Opened.RawCode raw -> raw.programs();
            case Opened.TraceFile trace -> trace.trace().scenario().set();
            case Opened.LogFile log -> throw new BadInputException(Messages.text("log.program", log.name()));
            case Opened.CaptureFile capture -> throw new BadInputException(Messages.text("capture.program", capture.name()));
        };
    }

    /// What there is to say about source text, a line each.
    void report(Opened.Source source) {
        List<Diagnostic> diagnostics = source.assembly().diagnostics();
        diagnostics.stream().limit(MOST_DIAGNOSTICS).forEach(diagnostic -> terminal.err().println(line(source.name(), diagnostic)));
        if (diagnostics.size() > MOST_DIAGNOSTICS) {
            terminal.err().println(Messages.text("source.more", diagnostics.size() - MOST_DIAGNOSTICS));
        }
    }

    private String line(String file, Diagnostic diagnostic) {
        String remarks = List.of(diagnostic.expected().isEmpty() ? "" : Messages.text("source.expected", diagnostic.expected()), diagnostic.suggestion())
                .stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        return file + ":" + diagnostic.span() + ": " + (diagnostic.isError() ? terminal.red(Messages.text("source.error")) : Messages.text("source.warning"))
                + " " + diagnostic.message() + (remarks.isEmpty() ? "" : " (" + remarks + ")");
    }

    /// The program called `wanted`; if nothing is wanted, the first that `platform` has a hook for, with a word about the others.
    Program choose(ProgramSet set, @Nullable String wanted, Platform platform) throws BadInputException {
        String names = set.programs().stream().map(Program::name).collect(Collectors.joining(", "));
        if (wanted != null) {
            return set.program(wanted).orElseThrow(() -> new BadInputException(Messages.text("program.unknown", set.origin(), wanted, names)));
        }
        Program chosen = EntryProgram.of(set, platform).orElseThrow(() -> new IllegalStateException(set.origin() + " holds no program"));
        if (set.programs().size() > 1) {
            String others = set.programs().stream().filter(program -> !program.name().equals(chosen.name())).map(Program::name).collect(Collectors.joining(", "));
            terminal.note(Messages.text("program.chosen", chosen.name(), others));
        }
        return chosen;
    }
}
