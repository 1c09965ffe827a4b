package dev.glasshive.cli;

import dev.glasshive.grade.Assignment;
import dev.glasshive.grade.GradeBook;
import dev.glasshive.grade.Limits;
import dev.glasshive.grade.Mark;
import dev.glasshive.grade.Reports;
import dev.glasshive.grade.Submission;
import dev.glasshive.grade.Supervisor;
import dev.glasshive.grade.Worker;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `glasshive lesson grade`: the marks of a class.
@Command(name = "grade")
final class LessonGradeCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 3600;
    private static final int LEAST_MEGABYTES = 64;
    private static final int MOST_MEGABYTES = 1 << 16;
    private static final int MOST_JOBS = 256;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", arity = "0..1")
    private Path folder = Path.of("");

    @Option(names = "--lesson", paramLabel = "ID", required = true)
    private List<String> lessons = new ArrayList<>();

    @Option(names = "--step", paramLabel = "NAME")
    private List<String> steps = new ArrayList<>();

    @Option(names = "--answers")
    private boolean answers;

    @Option(names = "-o", paramLabel = "DIR")
    private Path output = Path.of("");

    @Option(names = "--jobs", paramLabel = "N")
    private int jobs = Limits.DEFAULT.jobs();

    @Option(names = "--seconds", paramLabel = "N")
    private int seconds = (int) Limits.DEFAULT.time().toSeconds();

    @Option(names = "--megabytes", paramLabel = "N")
    private int megabytes = Limits.DEFAULT.megabytes();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--worker", hidden = true)
    private boolean worker;

    LessonGradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException, IOException {
        Assignment assignment = Assignment.of(LessonCommand.all(terminal, lessons.stream().distinct().toList(), LessonCommand.Preference.COURSE).sources(), steps, answers);
        if (worker) {
            PrintStream out = System.out;
            // What a judged program makes somebody print is no answer.
            System.setOut(System.err);
            // Nobody wants to know any more, and nobody is there to end a judgement that takes too long.
            Worker.serve(assignment, terminal.in(), out, () -> Runtime.getRuntime().halt(Exit.BUG.code()));
            return Exit.HOLDS.code();
        }
        if (folder.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), Messages.text("grade.nofolder"));
        }
        check("--jobs", jobs, 1, MOST_JOBS);
        check("--seconds", seconds, 1, MOST_SECONDS);
        check("--megabytes", megabytes, LEAST_MEGABYTES, MOST_MEGABYTES);
        assignment.check();
        Path place = output.toString().isEmpty() ? Path.of(folder.toAbsolutePath().normalize() + "-marks") : output;
        if (place.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new BadInputException(Messages.text("grade.inside", place, folder));
        }
        List<Submission> submissions = Submission.in(folder);
        Target.make(place);
        AtomicInteger done = new AtomicInteger();
        GradeBook book = new Supervisor(assignment, new Limits(jobs, Duration.ofSeconds(seconds), megabytes), command())
                .grade(submissions, learner -> told(done.incrementAndGet(), submissions.size()));
        Reports reports = new Reports(book);
        try {
            reports.write(place);
        } catch (IOException e) {
            throw Target.unwritable(place, e);
        }
        if (json) {
            terminal.out().print(reports.json());
        } else {
            book.learners().forEach(this::print);
            terminal.out().println(Messages.text("grade.written", place));
        }
        return Exit.of(book.isPerfect()).code();
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(), Messages.text("grade.range", option, value, least, most));
        }
    }

    private synchronized void told(int done, int all) {
        if (!json && (done % 50 == 0 || done == all)) {
            terminal.err().println(Messages.text("grade.progress", done, all));
            terminal.err().flush();
        }
    }

    private void print(GradeBook.Row row) {
        String worst = row.marks().stream().filter(mark -> mark.status() != Mark.Status.PASSED).findFirst()
                .map(mark -> "  " + mark.step() + " " + mark.status().name().toLowerCase(Locale.ROOT) + (mark.reasons().isEmpty() ? "" : ": " + mark.reasons().getFirst().lines().findFirst().orElse("")))
                .orElse("");
        terminal.out().printf(Locale.ROOT, "%-24s %6.2f / %d%s%n", Terminal.visible(row.learner()), row.points(), row.marks().size(), Terminal.visible(worst));
        row.remarks().forEach(remark -> terminal.out().println("  " + terminal.red(Terminal.visible(remark))));
    }

    /// This very command, as a process that judges.
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + megabytes + "m",
                "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), Glasshive.class.getName(), "lesson", "grade", "--worker"));
        lessons.stream().distinct().forEach(id -> command.addAll(List.of("--lesson", id)));
        steps.forEach(step -> command.addAll(List.of("--step", step)));
        if (answers) {
            command.add("--answers");
        }
        return command;
    }
}
