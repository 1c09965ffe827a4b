package dev.glasshive.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `bench` prints without `--json`: a line for each program; of one engine, or of several beside each other.
final class BenchTable {
    private final Terminal terminal;
    private final List<BenchEngine> engines;
    private final int width;

    BenchTable(Terminal terminal, List<BenchEngine> engines, List<BenchProgram> programs) {
        this.terminal = terminal;
        this.engines = engines;
        int least = Messages.text(isOfOne() ? "bench.program" : "bench.mean").length();
        this.width = programs.stream().mapToInt(program -> program.name().length()).reduce(least, Math::max);
    }

    private boolean isOfOne() {
        return engines.size() == 1;
    }

    void head() {
        List<String> columns = isOfOne() ? List.of(Messages.text("bench.ns"), Messages.text("bench.million")) : engines.stream().map(BenchEngine::toString).toList();
        print(Messages.text("bench.program"), Messages.text("bench.r0"), Messages.text("bench.insns"), columns);
    }

    /// The line of one program, of which `rows` has those that were timed.
    void line(List<BenchRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BenchRow first = rows.getFirst();
        List<String> columns = new ArrayList<>();
        if (isOfOne()) {
            columns.add(nanos(first.nsPerInsn().doubleValue()));
            columns.add(million(first.nsPerInsn()));
        } else {
            engines.forEach(engine -> columns.add(of(engine, rows).stream().findFirst().map(row -> nanos(row.nsPerInsn().doubleValue())).orElse("-")));
        }
        print(first.program(), first.retval().toString(), Long.toString(first.insns()), columns);
    }

    /// What the figures are, and of several engines their geometric means.
    void foot(List<BenchRow> rows) {
        if (!isOfOne()) {
            print(Messages.text("bench.mean"), "", "", engines.stream().map(engine -> mean(of(engine, rows))).toList());
        }
        engines.stream().map(BenchTable::clock).distinct().forEach(key -> terminal.out().println(Messages.text(key)));
    }

    private static List<BenchRow> of(BenchEngine engine, List<BenchRow> rows) {
        return rows.stream().filter(row -> row.engine().equals(engine.toString())).toList();
    }

    private static String mean(List<BenchRow> rows) {
        return rows.isEmpty() ? "-" : nanos(Math.exp(rows.stream().mapToDouble(row -> Math.log(row.nsPerInsn().doubleValue())).average().orElseThrow()));
    }

    private static String clock(BenchEngine engine) {
        return engine == BenchEngine.KERNEL ? "bench.kerneltime" : Bench.knowsProcessorTime() ? "bench.cputime" : "bench.walltime";
    }

    private void print(String program, String retval, String insns, List<String> columns) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + width + "s  %20s  %12s", program, retval, insns));
        for (int i = 0; i < columns.size(); i++) {
            line.append(String.format(Locale.ROOT, isOfOne() ? i == 0 ? "  %8s" : "  %9s" : "  %11s", columns.get(i)));
        }
        terminal.out().println(line);
        terminal.out().flush();
    }

    private static String nanos(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos);
    }

    private static String million(BigDecimal nanos) {
        return nanos.signum() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 1000 / nanos.doubleValue());
    }
}
