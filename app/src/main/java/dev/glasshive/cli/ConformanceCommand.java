package dev.glasshive.cli;

import dev.glasshive.conformance.CaseReader;
import dev.glasshive.conformance.ConformanceCase;
import dev.glasshive.conformance.ConformanceRunner;
import dev.glasshive.conformance.MalformedCaseException;
import dev.glasshive.conformance.Verdict;
import dev.glasshive.conformance.Verdict.Outcome;
import dev.glasshive.files.Door;
import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive conformance`: runs a suite of `.data` files in one process.
@Command(name = "conformance")
final class ConformanceCommand implements Callable<Integer> {
    private static final String SUFFIX = ".data";

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR|FILE", arity = "1..*")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "interpreter")
    private EngineChoice engine = EngineChoice.INTERPRETER;

    @Option(names = "--groups", paramLabel = "NAME", split = ",")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--endian", paramLabel = "ORDER", defaultValue = "little")
    private Endian endian = Endian.LITTLE;

    @Option(names = "--json")
    private boolean json;

    ConformanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What `--json` prints.
    record Report(int passed, int failed, int skipped, List<Row> tests) {
        static Report of(List<Row> rows) {
            return new Report(count(rows, Outcome.PASS), count(rows, Outcome.FAIL), count(rows, Outcome.SKIP), rows);
        }
    }

    /// One test.
    record Row(String name, List<String> groups, String result, String expected, String got) {
        boolean is(Outcome outcome) {
            return result.equals(word(outcome));
        }
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static int count(List<Row> rows, Outcome outcome) {
        return (int) rows.stream().filter(row -> row.is(outcome)).count();
    }

    @Override
    public Integer call() throws BadInputException, IOException {
        ConformanceRunner runner = new ConformanceRunner(engine.executable(), Groups.of(groups).stream().map(ConformanceGroup::label).collect(Collectors.toSet()));
        List<Row> rows = new ArrayList<>();
        for (Path file : files()) {
            rows.add(row(file, runner, endian));
        }
        Report report = Report.of(rows);
        if (json) {
            terminal.out().println(Json.pretty(report));
        } else {
            print(report);
        }
        return Exit.of(report.failed() == 0).code();
    }

    private List<Path> files() throws BadInputException, IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> entries = Files.list(place)) {
                    List<Path> found = entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
                    if (found.isEmpty()) {
                        throw new BadInputException(Messages.text("conformance.empty", place));
                    }
                    files.addAll(found);
                }
            } else if (Files.exists(place)) {
                files.add(place);
            } else {
                throw new BadInputException(Messages.text("conformance.nofile", place));
            }
        }
        return files;
    }

    private static Row row(Path file, ConformanceRunner runner, Endian endian) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
        try {
            ConformanceCase test = CaseReader.read(text(file), name, endian.order());
            Verdict verdict = runner.run(test);
            return new Row(name, List.copyOf(test.groups()), word(verdict.outcome()), test.expected().toString(), verdict.got());
        } catch (MalformedCaseException e) {
            // One file that is no test must not cost the verdicts of the others.
            return new Row(name, List.of(), word(Outcome.FAIL), "", String.valueOf(e.getMessage()));
        }
    }

    /// The text of a test; no more is read than one may have, for a file such as a device has no size.
    private static String text(Path file) throws IOException, MalformedCaseException {
        try (InputStream in = Door.in(file)) {
            byte[] bytes = in.readNBytes(CaseReader.TEXT_LIMIT + 1);
            if (bytes.length > CaseReader.TEXT_LIMIT) {
                throw new MalformedCaseException(Messages.text("conformance.large", file, CaseReader.TEXT_LIMIT));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void print(Report report) {
        for (Row row : report.tests()) {
            if (row.is(Outcome.FAIL)) {
                terminal.out().println(terminal.red(row.expected().isEmpty() ? Messages.text("conformance.unreadable", row.got())
                        : Messages.text("conformance.fail", row.name(), row.expected(), row.got())));
            } else if (row.is(Outcome.SKIP)) {
                terminal.out().println(Messages.text("conformance.skip", row.name(), row.got()));
            }
        }
        Set<String> met = report.tests().stream().flatMap(row -> row.groups().stream()).collect(Collectors.toCollection(TreeSet::new));
        for (String group : met) {
            List<Row> members = report.tests().stream().filter(row -> row.groups().contains(group)).toList();
            terminal.out().println(Messages.text("conformance.members", String.format(Locale.ROOT, "%-9s", group),
                    count(members, Outcome.PASS), count(members, Outcome.FAIL), count(members, Outcome.SKIP)));
        }
        terminal.out().println(Messages.text("conformance.members", String.format(Locale.ROOT, "%-9s", "all"), report.passed(), report.failed(), report.skipped()));
    }
}
