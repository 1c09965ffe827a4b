package dev.glasshive.cli;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.RejectionReport;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.strategy.UnknownSections;
import dev.glasshive.verifier.strategy.Verifiers;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.SavedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive verify`: says whether a program would be let in, and why not.
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private static final int MOST_LINES = 300;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Option(names = "--program", paramLabel = "NAME")
    private @Nullable String programName;

    @Option(names = "--platform", paramLabel = "NAME")
    private @Nullable PlatformChoice platform;

    @Option(names = "--verifier", paramLabel = "NAME")
    private @Nullable PlatformChoice strategy;

    @Option(names = "--privilege", paramLabel = "NAME", defaultValue = "root")
    private Privilege privilege = Privilege.ROOT;

    @Option(names = "--log-level", paramLabel = "N")
    private @Nullable Integer logLevel;

    @Option(names = "--kernel")
    private boolean kernel;

    @Option(names = "--report")
    private boolean asReport;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--fix")
    private boolean fix;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT")
    private @Nullable Path out;

    @Mixin
    private FitOptions system = new FitOptions();

    @Option(names = "--batch", paramLabel = "-")
    private @Nullable String batch;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException, IOException {
        if (logLevel != null && (logLevel < 0 || logLevel > 7)) {
            throw new BadInputException(Messages.text("verify.level", logLevel));
        }
        if (out != null && !fix) {
            throw new BadInputException(Messages.text("verify.output", out));
        }
        if (batch != null) {
            if (!batch.equals("-") || file != null) {
                throw new BadInputException(Messages.text("run.batch"));
            }
            system.check();
            Verifier verifier = verifier(PlatformChoice.of(platform).orElseGet(Platforms::linux));
            return new VerifyBatch(terminal, verifier, new Options(privilege, logLevel == null ? 2 : logLevel)).run().code();
        }
        if (file == null) {
            throw new BadInputException(Messages.text("verify.nofile"));
        }
        List<Path> inputs = new ArrayList<>(List.of(file));
        system.file().ifPresent(inputs::add);
        Target.check(out, inputs);
        Programs programs = new Programs(terminal);
        Opened opened = system.fit(programs.open(file));
        if (opened instanceof Opened.LogFile(String name, SavedLog log)) {
            return explain(name, log).code();
        }
        Platform tables = PlatformChoice.of(platform, opened);
        ProgramSet set = known(programs.in(opened), tables, file);
        List<Program> wanted = programName == null ? set.programs() : List.of(programs.choose(set, programName, tables));
        Verifier verifier = verifier(tables);
        Options options = new Options(privilege, logLevel == null ? 1 : logLevel);
        if (fix) {
            return new FixedSource(terminal, verifier, tables, options).write(opened, set, wanted, out).code();
        }
        List<VerifyReport.Judged> judged = new ArrayList<>();
        boolean holds = true;
        for (Program program : wanted) {
            VerifierReport report = verifier.verify(candidate(set, program, tables), options);
            Optional<VerifyReport.Kernel> answer = kernel ? Optional.of(askKernel(set, program)) : Optional.empty();
            FixReport fixes = FixReport.of(opened, set, program, attachType(program, tables), tables, verifier, options, report);
            CounterexampleReport counterexample = CounterexampleReport.of(file.toString(), set, program, tables, report);
            judged.add(VerifyReport.Judged.of(program, report, answer, fixes.json(), counterexample.json()));
            holds &= report.accepted();
            if (!json) {
                print(program, report, strategy(tables));
                counterexample.print(terminal);
                fixes.print(terminal);
                printLogs(report, answer);
            }
        }
        if (json) {
            terminal.out().println(Json.pretty(new VerifyReport(judged)));
        }
        return Exit.of(holds).code();
    }

    /// Says what a log means that a kernel printed. One that ends before the verdict does not hold.
    private Exit explain(String name, SavedLog log) {
        if (json) {
            terminal.out().println(Json.pretty(LogReport.of(name, log)));
        } else {
            new LogText(terminal, name, log).print();
        }
        return Exit.of(log.outcome() instanceof Outcome.Accepted);
    }

    /// The programs of a file; those of which nobody says what they are, as the strategy takes them.
    private ProgramSet known(ProgramSet set, Platform tables, Path path) {
        List<Program> unknown = UnknownSections.in(set, strategy(tables), tables);
        if (unknown.isEmpty()) {
            return set;
        }
        ProgramSet adopted = UnknownSections.adopted(set, unknown, path.toString());
        String sections = unknown.stream().map(Program::section).distinct().collect(Collectors.joining(", "));
        String type = adopted.program(unknown.getFirst().name()).orElseThrow().type();
        terminal.err().println(Messages.text("note", Messages.text("verify.adopted", sections, type, tables.name())));
        return adopted;
    }

    static Candidate candidate(ProgramSet set, Program program, Platform tables) {
        return Candidate.of(set, program).attachedAs(attachType(program, tables));
    }

    static int attachType(Program program, Platform tables) {
        return tables.programType(program.type(), program.section()).map(type -> type.attachId()).orElse(0);
    }

    private Verifier verifier(Platform tables) {
        return Verifiers.of(strategy(tables), tables);
    }

    /// The one whose strategy was asked for, else the platform itself.
    private Platform strategy(Platform tables) {
        return PlatformChoice.of(strategy).orElse(tables);
    }

    private VerifyReport.Kernel askKernel(ProgramSet set, Program program) throws BadInputException {
        if (!(dev.glasshive.kernel.Kernel.availability() instanceof Availability.Available available)) {
            throw new BadInputException(Messages.text("verify.nokernel"));
        }
        dev.glasshive.kernel.Options options = new dev.glasshive.kernel.Options(logLevel == null ? 1 : logLevel);
        return switch (available.kernel().load(set, program.name(), options)) {
            case LoadOutcome.Refused(int _, String message, String log) -> new VerifyReport.Kernel(false, message, log);
            case Loaded loaded -> {
                loaded.close();
                yield new VerifyReport.Kernel(true, "", loaded.log());
            }
        };
    }

    private void print(Program program, VerifierReport report, Platform judge) {
        switch (report.verdict()) {
            case Verdict.Accepted() -> terminal.out().println(Messages.text("verify.accepted", program.name(), report.processed()));
            case Verdict.Rejected(var rejection) -> {
                if (asReport) {
                    terminal.out().print(RejectionReport.of(rejection, program.name()));
                } else {
                    new VerifyText(terminal).print(program.name(), rejection, judge.id());
                }
            }
            case Verdict.Unknown _ when program.type().isEmpty() -> terminal.out().println(terminal.red(program.section().isEmpty() ? Messages.text("verify.hookless", program.name())
                    : Messages.text("verify.section", program.name(), program.section())));
            case Verdict.Unknown(int slot, String what) when slot < 0 -> terminal.out().println(terminal.red(Messages.text("verify.unmodelled", program.name(), what)));
            case Verdict.Unknown(int slot, String what) -> terminal.out().println(terminal.red(Messages.text("verify.undecided", program.name(), what, slot)));
        }
    }

    /// Of a long log that nobody asked for, the end.
    private void printLog(String log) {
        List<String> lines = log.lines().toList();
        if (logLevel != null || lines.size() <= MOST_LINES) {
            terminal.out().print(log);
            return;
        }
        terminal.out().println(Messages.text("verify.log.cut", lines.size() - MOST_LINES));
        lines.subList(lines.size() - MOST_LINES, lines.size()).forEach(terminal.out()::println);
    }

    /// Logs come last: they are long, and what is above them says the same to people.
    private void printLogs(VerifierReport report, Optional<VerifyReport.Kernel> answer) {
        if (!report.log().isEmpty()) {
            terminal.out().println();
            terminal.out().println(Messages.text("verify.log"));
            printLog(report.log());
        }
        answer.ifPresent(kernels -> {
            terminal.out().println();
            terminal.out().println(Messages.text(kernels.accepted() ? "verify.kernel.accepted" : "verify.kernel.rejected", kernels.message()));
            terminal.out().print(kernels.log());
        });
    }
}
