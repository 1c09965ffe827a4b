package dev.glasshive.cli;

import dev.glasshive.files.WholeFile;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.trace.Trace;
import dev.glasshive.trace.TraceFormat;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Scenario;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive run`: runs a program on packets and says what became of it.
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Option(names = "--program", paramLabel = "NAME")
    private @Nullable String programName;

    @Option(names = "--platform", paramLabel = "NAME")
    private @Nullable PlatformChoice platform;

    @Option(names = "--packet", paramLabel = "FILE|HEX")
    private List<String> packets = new ArrayList<>();

    @Option(names = "--context", paramLabel = "FILE|FIELD=VALUE,...")
    private @Nullable String context;

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "interpreter")
    private EngineChoice engine = EngineChoice.INTERPRETER;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1")
    private int repeat;

    @Option(names = "--trace", paramLabel = "FILE")
    private @Nullable Path traceFile;

    @Option(names = "--max-steps", paramLabel = "N", defaultValue = "1000000")
    private long maxSteps;

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Mixin
    private FitOptions system = new FitOptions();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--batch", paramLabel = "-")
    private @Nullable String batch;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException, MalformedProgramException, IOException {
        if (repeat < 1 || repeat > Outcome.MOST_REPETITIONS || maxSteps < 1) {
            throw new BadInputException(Messages.text("run.positive", repeat, maxSteps, Outcome.MOST_REPETITIONS));
        }
        if (batch != null) {
            return batch(batch).code();
        }
        if (file == null) {
            throw new BadInputException(Messages.text("run.nofile"));
        }
        Target.check(traceFile, read(file));
        Programs programs = new Programs(terminal);
        Opened opened = system.fit(programs.open(file, host.endian(), PlatformChoice.of(platform)));
        Platform tables = PlatformChoice.of(platform, opened);
        if (opened instanceof Opened.TraceFile trace) {
            return again(trace).code();
        }
        ProgramSet set = programs.in(opened);
        Program program = programs.choose(set, programName, tables);
        Host computer = host.host(set.order());
        Scenario scenario = Scenario.of(set, program.name(), tables, inputs(program, tables.programType(program.type(), program.section()), computer.order())).on(computer).in(world.world()).limitedTo(maxSteps);
        Outcome outcome = Outcome.of(scenario, repeat, engine.executable());
        if (json) {
            terminal.out().println(Json.pretty(RunJson.of(outcome)));
        } else {
            new RunText(terminal, outcome).print();
        }
        if (traceFile != null) {
            write(scenario, traceFile);
        }
        return Exit.of(outcome.holds()).code();
    }

    /// The files that a run of `program` reads.
    private List<Path> read(Path program) {
        List<Path> files = new ArrayList<>(List.of(program));
        packets.stream().filter(Packets::isFile).map(Path::of).forEach(files::add);
        Optional.ofNullable(context).filter(Packets::isFile).map(Path::of).ifPresent(files::add);
        system.file().ifPresent(files::add);
        return files;
    }

    private static void write(Scenario scenario, Path to) throws BadInputException, MalformedProgramException {
        if (!to.toString().endsWith(".gstrace")) {
            new TraceFile(scenario).write(to);
            return;
        }
        byte[] bytes = TraceFormat.write(Trace.of(Timeline.record(scenario, Progress.NONE)));
        try {
            WholeFile.write(to, bytes);
        } catch (IOException e) {
            throw Target.unwritable(to, e);
        }
    }

    /// Runs a recorded run once more and compares.
    private Exit again(Opened.TraceFile file) throws BadInputException, MalformedProgramException {
        if (programName != null || platform != null || !packets.isEmpty() || context != null || traceFile != null || repeat != 1) {
            throw new BadInputException(Messages.text("trace.options", file.name()));
        }
        Trace trace = file.trace();
        Outcome outcome = Outcome.of(trace.scenario(), 1, engine.executable());
        if (json) {
            terminal.out().println(Json.pretty(RunJson.of(outcome)));
        } else {
            new RunText(terminal, outcome).print();
        }
        Optional<String> difference = trace.replay(Progress.NONE).divergence();
        terminal.err().println(difference.map(where -> Messages.text("trace.differs", file.name(), where, trace.version()))
                .orElseGet(() -> Messages.text("trace.same", file.name())));
        return Exit.of(difference.isEmpty());
    }

    private List<Input> inputs(Program program, Optional<ProgramType> type, ByteOrder order) throws BadInputException {
        List<Input> inputs = new Packets(terminal).inputs(type, packets);
        if (inputs.isEmpty()) {
            inputs = List.of(Packets.none(type));
        }
        if (context == null) {
            return inputs;
        }
        ProgramType hook = type.orElseThrow(() -> new BadInputException(Messages.text("context.none", program.name())));
        return new GivenContext(hook, order, world.world(), context).in(inputs);
    }

    private Exit batch(String source) throws BadInputException, IOException {
        if (!source.equals("-") || file != null) {
            throw new BadInputException(Messages.text("run.batch"));
        }
        system.check();
        return new RunBatch(terminal, PlatformChoice.of(platform).orElseGet(Platforms::linux), maxSteps).run();
    }
}
