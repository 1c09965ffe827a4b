package dev.glasshive.cli;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.files.WholeFile;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Checklist;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.Task;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Option(names = "--portable")
    private boolean portable;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT")
    private @Nullable Path out;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        Target.check(out, List.of(file));
        Programs programs = new Programs(terminal);
        Opened opened = programs.open(file, null, PlatformChoice.of(platform));
        Platform home = home(opened);
        if (opened instanceof Opened.Source && !home.equals(Platforms.linux())) {
            // Its helpers have other numbers than those it was first read with.
            opened = programs.open(file, null, Optional.of(home));
        }
        ProgramSet set = programs.in(opened);
        String text = opened instanceof Opened.Source source ? source.text() : Disassembler.source(set, PlatformNames.of(home));
        if (portable) {
            return write(text, opened.name(), home).code();
        }
        List<Program> wanted = programName == null ? hooked(set) : List.of(programs.choose(set, programName, home));
        List<PortabilityReport> reports = new ArrayList<>();
        wanted.forEach(program -> reports.add(PortabilityReport.of(set, program, home, OwnVerifiers.all())));
        if (json) {
            terminal.out().println(Json.pretty(CompareReport.of(reports, tasks(opened, reports))));
        } else {
            List<List<Task>> tasks = tasks(opened, reports);
            for (int i = 0; i < reports.size(); i++) {
                if (i > 0) {
                    terminal.out().println();
                }
                new CompareText(terminal, reports.get(i), tasks.get(i)).print();
            }
        }
        return Exit.of(reports.stream().allMatch(PortabilityReport::holdsOnBoth)).code();
    }

    /// What is to be done about each; where there is no text, only what its findings ask for.
    private static List<List<Task>> tasks(Opened opened, List<PortabilityReport> reports) {
        return reports.stream().map(report -> Checklist.of(report, opened instanceof Opened.Source source ? source.text() : "")).toList();
    }

    /// Writes the text with names in place of numbers.
    ///
    /// @return whether every program in it then holds on both systems
    private Exit write(String text, String name, Platform home) throws BadInputException {
        String written = Checklist.portable(text, name, home, (set, program) -> PortabilityReport.of(set, program, home, OwnVerifiers.all()))
                .orElseThrow(() -> new BadInputException(Messages.text("compare.notext", name)));
        if (out == null) {
            terminal.out().print(written);
        } else {
            try {
                WholeFile.write(out, written);
            } catch (IOException e) {
                throw Target.unwritable(out, e);
            }
        }
        ProgramSet set = Opened.source(name, written, home).assembly().programs().orElseThrow(() -> new IllegalStateException(name + ": the rewritten text does not assemble"));
        boolean holds = hooked(set).stream().allMatch(program -> PortabilityReport.of(set, program, home, OwnVerifiers.all()).holdsOnBoth());
        terminal.note(Messages.text(holds ? "compare.holds" : "compare.further"));
        return Exit.of(holds);
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
