package dev.glasshive.cli;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonText;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.open.BadInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `glasshive lesson show`: a lesson as plain text.
@Command(name = "show")
final class LessonShowCommand implements Callable<Integer> {
    private static final int WIDTH = 96;

    private final Terminal terminal;

    @Parameters(paramLabel = "ID")
    private String id = "";

    LessonShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        LessonReading reading = LessonReader.read(LessonCommand.find(id).getFirst());
        reading.problems().forEach(problem -> terminal.err().println(id + "/" + problem));
        Lesson lesson = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", id)));
        terminal.out().print(LessonText.of(lesson, WIDTH));
        return Exit.HOLDS.code();
    }
}
