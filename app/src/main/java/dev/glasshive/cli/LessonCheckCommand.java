package dev.glasshive.cli;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.check.LessonLint;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson check`: whether lessons are sound, for their authors.
@Command(name = "check")
final class LessonCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json")
    private boolean json;

    LessonCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// One lesson of `lesson check --json`.
    record Row(String id, boolean ok, List<String> problems, List<String> notes) {
        static Row of(LessonSource source, LessonLibrary known) {
            List<LessonProblem> problems = LessonLint.check(source, known);
            return new Row(source.id(), problems.isEmpty(), problems.stream().map(LessonProblem::toString).toList(), LessonLint.notes(source, Set.of(ExamKey.FILE)));
        }
    }

    @Override
    public Integer call() throws BadInputException {
        LessonLibrary lessons = LessonCommand.all(terminal, ids, LessonCommand.Preference.FOLDER);
        // Lessons of a course may come after one another.
        LessonLibrary known = LessonLibrary.bundled().and(lessons);
        List<Row> rows = lessons.sources().stream().map(source -> Row.of(source, known)).toList();
        if (json) {
            terminal.out().println(Json.pretty(rows));
        } else {
            rows.forEach(this::print);
        }
        return Exit.of(rows.stream().allMatch(Row::ok)).code();
    }

    private void print(Row row) {
        terminal.out().println(row.id() + ": " + (row.ok() ? Messages.text("lesson.ok") : terminal.red(Messages.text("lesson.bad", row.problems().size()))));
        row.problems().forEach(problem -> terminal.out().println("  " + row.id() + "/" + problem));
        row.notes().forEach(note -> terminal.out().println("  " + row.id() + "/" + Terminal.visible(note)));
    }
}
