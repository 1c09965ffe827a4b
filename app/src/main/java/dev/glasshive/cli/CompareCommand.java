package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive compare`: what becomes of a program on both systems.
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--program", paramLabel = "NAME")
    private @Nullable String programName;

    @Option(names = "--platform", paramLabel = "NAME")
    private @Nullable PlatformChoice platform;

    @Option(names = "--json")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        Programs programs = new Programs(terminal);
        Opened opened = programs.open(file, null, PlatformChoice.of(platform));
        Platform home = home(opened);
        if (opened instanceof Opened.Source && !home.equals(Platforms.linux())) {
            // Its helpers have other numbers than those it was first read with.
            opened = programs.open(file, null, java.util.Optional.of(home));
        }
        ProgramSet set = programs.in(opened);
        List<Program> wanted = programName == null ? hooked(set) : List.of(programs.choose(set, programName, home));
        List<PortabilityReport> reports = new ArrayList<>();
        wanted.forEach(program -> reports.add(PortabilityReport.of(set, program, home, OwnVerifiers.all())));
        if (json) {
            terminal.out().println(Json.pretty(CompareReport.of(reports)));
        } else {
            reports.forEach(report -> new CompareText(terminal, report).print());
        }
        return Exit.of(reports.stream().allMatch(PortabilityReport::holdsOnBoth)).code();
    }

    /// The system that the file was written for: the one that was named, else the one that an object says, else what the text uses.
    private Platform home(Opened opened) {
        if (platform != null || opened instanceof Opened.ObjectFile) {
            return PlatformChoice.of(platform, opened);
        }
        return opened instanceof Opened.Source source ? source.assembly().programs().flatMap(set -> set.programs().stream().findFirst()).map(PortabilityReport::home)
                .orElse(Platforms.linux()) : Platforms.linux();
    }

    /// The programs that a system has a hook for, or all if none has one for any.
    private static List<Program> hooked(ProgramSet set) {
        List<Program> known = set.programs().stream()
                .filter(program -> Platforms.all().stream().anyMatch(each -> each.programType(program.type()).isPresent())).toList();
        return known.isEmpty() ? set.programs() : known;
    }
}
