package dev.glasshive.cli;

import dev.glasshive.files.WholeFile;
import dev.glasshive.handout.Handout;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson handout`: a lesson as a page to print.
@Command(name = "handout")
final class LessonHandoutCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "-o", paramLabel = "FILE.html", required = true)
    private Path output = Path.of("");

    @Option(names = "--solutions")
    private boolean solutions;

    @Option(names = "--language", paramLabel = "TAG")
    private String language = LessonSource.ENGLISH;

    @Option(names = "--learner", paramLabel = "NAME")
    private String learner = "";

    LessonHandoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        List<LessonSource> sources = LessonCommand.find(terminal, id, LessonCommand.Preference.COURSE).sources();
        if (sources.size() > 1) {
            throw new BadInputException(Messages.text("handout.several", id, sources.size()));
        }
        Target.check(output, LessonCommand.inputs(id, output));
        LessonSource source = sources.getFirst();
        LessonCommand.checkLanguage(source, language);
        LessonReading reading = LessonCommand.read(source, language, learner);
        reading.problems().forEach(problem -> terminal.err().println(source.id() + "/" + problem));
        Lesson lesson = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", source.id())));
        try {
            WholeFile.write(output, Handout.of(lesson, language, solutions, bearer(source, reading)));
        } catch (IOException e) {
            throw Target.unwritable(output, e);
        }
        terminal.out().println(Messages.text("handout.written", output));
        return Exit.HOLDS.code();
    }

    private Optional<Handout.Bearer> bearer(LessonSource source, LessonReading reading) {
        int variants = reading.variants().count();
        return learner.isBlank() ? Optional.empty() : Optional.of(new Handout.Bearer(learner.strip(), Variants.of(learner, source.id(), variants), variants));
    }
}
