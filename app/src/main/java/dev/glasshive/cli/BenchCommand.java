package dev.glasshive.cli;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.program.Bytes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "interpreter")
    private BenchEngine engine = BenchEngine.INTERPRETER;

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
        Bench bench = Bench.on(engine, seconds);
        List<BenchProgram> programs = programs();
        List<BenchRow> rows = new ArrayList<>();
        int width = programs.stream().mapToInt(program -> program.name().length()).max().orElse(0);
        if (!json) {
            print(width, Messages.text("bench.program"), Messages.text("bench.r0"), Messages.text("bench.insns"), Messages.text("bench.ns"), Messages.text("bench.million"));
        }
        for (BenchProgram program : programs) {
            try {
                BenchRow row = bench.row(program);
                rows.add(row);
                if (!json) {
                    print(width, row.program(), row.retval().toString(), Long.toString(row.insns()), String.format(Locale.ROOT, "%.2f", row.nsPerInsn()), million(row.nsPerInsn()));
                }
            } catch (NotTimedException e) {
                terminal.err().println(terminal.red(Messages.text("error", String.valueOf(e.getMessage()))));
            }
        }
        if (json) {
            terminal.out().println(Json.pretty(rows));
        } else {
            terminal.out().println(Messages.text(engine == BenchEngine.KERNEL ? "bench.kerneltime" : Bench.knowsProcessorTime() ? "bench.cputime" : "bench.walltime"));
        }
        return Exit.of(rows.size() == programs.size()).code();
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

    private void print(int width, String program, String retval, String insns, String nanos, String million) {
        terminal.out().printf(Locale.ROOT, "%-" + Math.max(width, 7) + "s  %20s  %12s  %8s  %9s%n", program, retval, insns, nanos, million);
        terminal.out().flush();
    }

    private static String million(BigDecimal nanos) {
        return nanos.signum() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 1000 / nanos.doubleValue());
    }
}
