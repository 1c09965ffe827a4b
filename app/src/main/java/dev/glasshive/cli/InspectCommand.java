package dev.glasshive.cli;

import dev.glasshive.elf.LoadedObject;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive inspect`: what a file holds.
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--core")
    private boolean core;

    @Option(names = "--btf", paramLabel = "FILE")
    private @Nullable Path types;

    @Option(names = "--json")
    private boolean json;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        Programs programs = new Programs(terminal);
        Opened opened = programs.open(file);
        if (types != null) {
            SystemTypesFile.of(types);
        }
        if ((core || types != null) && !(opened instanceof Opened.ObjectFile || opened instanceof Opened.CFile)) {
            throw new BadInputException(Messages.text("inspect.core.alone", file));
        }
        FileReport report = switch (opened) {
            case Opened.ObjectFile object -> report(object.object());
            case Opened.CFile c -> report(programs.compiled(c).object());
            case Opened.CaptureFile capture -> CaptureReport.of(capture.capture());
            case Opened.TraceFile _ -> ProgramsReport.of("trace", programs.in(opened));
            case Opened.Source _ -> ProgramsReport.of("source", programs.in(opened));
            case Opened.LogFile log -> throw new BadInputException(Messages.text("log.program", log.name()));
            case Opened.RawCode _ -> ProgramsReport.of("raw", programs.in(opened));
        };
        if (json) {
            terminal.out().println(Json.pretty(report));
        } else {
            report.print(terminal.out());
        }
        return Exit.HOLDS.code();
    }

    private FileReport report(LoadedObject object) throws BadInputException {
        return core || types != null ? CoreReport.of(object, SystemTypesFile.of(types)) : ObjectReport.of(object);
    }
}
