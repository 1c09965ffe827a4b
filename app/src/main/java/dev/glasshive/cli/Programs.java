package dev.glasshive.cli;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.CProgram;
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

    /// Opens `file`, or standard input where it is `-`, for hosts of byte order `endian` and for `platform`, if they are given. C text is compiled, and then as good as an object.
    Opened open(Path file, @Nullable Endian endian, Optional<Platform> platform) throws BadInputException {
        Opened opened = read(file, endian, platform);
        return opened instanceof Opened.CFile c ? new Opened.ObjectFile(c.name(), compiled(c).object()) : opened;
    }

    /// Opens `file`, and leaves C text as it is.
    Opened read(Path file, @Nullable Endian endian, Optional<Platform> platform) throws BadInputException {
        FileContent content = file.toString().equals("-") ? FileContent.read(Messages.text("stdin"), terminal.in()) : FileContent.read(file);
        return Opened.of(content, Optional.ofNullable(endian).map(Endian::order), platform);
    }

    /// What C text compiles to. What the compiler has to say goes to the terminal.
    ///
    /// @throws BadInputException if it compiles to nothing
    CProgram.Ready compiled(Opened.CFile file) throws BadInputException {
        return switch (CProgram.of(file.source(), terminal.compiler())) {
            case CProgram.Ready ready -> {
                report(file.name(), ready.diagnostics());
                yield ready;
            }
            case CProgram.Faulty(List<Diagnostic> diagnostics) -> {
                report(file.name(), diagnostics);
                throw new BadInputException(Messages.text("c.wrong", file.name(), diagnostics.stream().filter(Diagnostic::isError).count()));
            }
            case CProgram.NoCompiler _ -> throw new BadInputException(Messages.text("c.noclang", file.name()));
            case CProgram.Impossible(String reason) -> throw new BadInputException(file.name() + ": " + reason);
        };
    }

    /// The programs in `opened`. Diagnostics of source text go to the terminal.
    ///
    /// @throws BadInputException if there are none
    ProgramSet in(Opened opened) throws BadInputException {
        return switch (opened) {
            case Opened.Source source -> {
                report(source.name(), source.assembly().diagnostics());
                yield source.assembly().programs().orElseThrow(() -> new BadInputException(
                        Messages.text("source.wrong", source.name(), source.assembly().diagnostics().stream().filter(Diagnostic::isError).count())));
            }
            case Opened.CFile c -> compiled(c).object().programs();
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
    void report(String file, List<Diagnostic> diagnostics) {
        diagnostics.stream().limit(MOST_DIAGNOSTICS).forEach(diagnostic -> terminal.err().println(line(file, diagnostic)));
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
