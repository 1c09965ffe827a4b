package dev.glasshive.cli;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Reference;
import dev.glasshive.open.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson list`: the lessons in the order of the course.
@Command(name = "list")
final class LessonListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PACK", arity = "0..*")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json")
    private boolean json;

    LessonListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// One lesson of `lesson list --json`.
    record Row(String id, String number, String title, List<String> sections, String kind, List<String> languages) {
        static Row of(Lesson lesson) {
            return new Row(lesson.id(), lesson.number(), lesson.title(), lesson.sections().stream().map(Reference::label).toList(),
                    lesson.kind().name().toLowerCase(Locale.ROOT), lesson.languages());
        }
    }

    @Override
    public Integer call() throws BadInputException {
        List<Lesson> lessons = LessonCommand.all(terminal, ids, LessonCommand.Preference.COURSE).lessons();
        if (json) {
            terminal.out().println(Json.pretty(lessons.stream().map(Row::of).toList()));
            return Exit.HOLDS.code();
        }
        int width = lessons.stream().mapToInt(lesson -> lesson.id().length()).max().orElse(1);
        String part = "";
        for (Lesson lesson : lessons) {
            if (!lesson.part().equals(part)) {
                terminal.out().println((part.isEmpty() ? "" : System.lineSeparator()) + lesson.part());
                part = lesson.part();
            }
            terminal.out().printf("  %-3s  %-" + width + "s  %s (%s)%n", lesson.number(), lesson.id(), lesson.title(), Messages.text("lesson.minutes", lesson.minutes()));
        }
        return Exit.HOLDS.code();
    }
}
