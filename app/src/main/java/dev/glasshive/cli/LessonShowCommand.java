package dev.glasshive.cli;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonText;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson show`: a lesson as plain text.
@Command(name = "show")
final class LessonShowCommand implements Callable<Integer> {
    private static final int WIDTH = 96;

    private final Terminal terminal;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--language", paramLabel = "TAG")
    private String language = LessonSource.ENGLISH;

    @Option(names = "--learner", paramLabel = "NAME")
    private String learner = "";

    LessonShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        for (LessonSource source : LessonCommand.find(terminal, id, LessonCommand.Preference.COURSE).sources()) {
            show(source);
        }
        return Exit.HOLDS.code();
    }

    private void show(LessonSource source) throws BadInputException {
        LessonCommand.checkLanguage(source, language);
        LessonReading reading = LessonCommand.read(source, language, learner);
        reading.problems().forEach(problem -> terminal.err().println(source.id() + "/" + problem));
        Lesson lesson = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", source.id())));
        terminal.out().print(LessonText.of(lesson, WIDTH));
    }
}
