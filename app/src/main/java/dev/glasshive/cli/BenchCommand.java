package dev.glasshive.cli;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.program.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive bench`: times programs inside one warm process.
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {
    private static final double MOST_SECONDS = 3600;
    private static final int MOST_MEMORY = 1 << 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--memory", paramLabel = "FILE")
    private @Nullable Path memory;

    @Option(names = "--engine", paramLabel = "NAME", split = ",", defaultValue = "interpreter")
    private List<BenchEngine> engines = new ArrayList<>();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "1")
    private double seconds;

    @Option(names = "--json")
    private boolean json;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException, MalformedProgramException {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new BadInputException(Messages.text("bench.seconds", seconds, (long) MOST_SECONDS));
        }
        Map<BenchEngine, Bench> benches = new LinkedHashMap<>();
        for (BenchEngine engine : engines) {
            benches.put(engine, Bench.on(engine, seconds));
        }
        List<BenchProgram> programs = programs();
        List<BenchRow> rows = new ArrayList<>();
        BenchTable table = new BenchTable(terminal, List.copyOf(benches.keySet()), programs);
        if (!json) {
            table.head();
        }
        for (BenchProgram program : programs) {
            List<BenchRow> own = rows(program, benches.values());
            rows.addAll(own);
            if (!json) {
                table.line(own);
            }
        }
        if (json) {
            terminal.out().println(Json.pretty(rows));
        } else {
            table.foot(rows);
        }
        return Exit.of(rows.size() == programs.size() * benches.size()).code();
    }

    private List<BenchRow> rows(BenchProgram program, Collection<Bench> benches) throws MalformedProgramException {
        List<BenchRow> rows = new ArrayList<>();
        for (Bench bench : benches) {
            try {
                rows.add(bench.row(program));
            } catch (NotTimedException e) {
                terminal.err().println(terminal.red(Messages.text("error", String.valueOf(e.getMessage()))));
            }
        }
        return rows;
    }

    private List<BenchProgram> programs() throws BadInputException {
        Optional<Bytes> input = memory == null ? Optional.empty() : Optional.of(memory(memory));
        if (files.isEmpty()) {
            return BenchProgram.builtIn(terminal, input);
        }
        List<BenchProgram> programs = new ArrayList<>();
        for (Path file : files) {
            programs.add(BenchProgram.of(terminal, file, input));
        }
        return programs;
    }

    private static Bytes memory(Path file) throws BadInputException {
        byte[] bytes = FileContent.read(file).bytes();
        if (bytes.length > MOST_MEMORY) {
            throw new BadInputException(Messages.text("bench.memory", file, bytes.length, MOST_MEMORY));
        }
        return Bytes.of(bytes);
    }
}
