package dev.glasshive.cli;

import dev.glasshive.files.WholeFile;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson new`: a lesson to start from, with a step of each kind.
@Command(name = "new")
final class LessonNewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    @Option(names = "--kind", paramLabel = "lesson|story|exam")
    private Lesson.Kind kind = Lesson.Kind.LESSON;

    LessonNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        if (folder.toString().isBlank()) {
            throw new BadInputException(Messages.text("lesson.new.noname"));
        }
        String id = LessonSource.folder(folder).id();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+){0,9}")) {
            throw new BadInputException(Messages.text("lesson.new.name", id));
        }
        if (LessonLibrary.course().containsValue(id)) {
            throw new BadInputException(Messages.text("lesson.new.taken", id));
        }
        if (Files.exists(folder.resolve(LessonSource.LESSON_FILE))) {
            throw new BadInputException(Messages.text("lesson.new.there", folder));
        }
        Target.make(folder);
        try {
            if (!isEmpty()) {
                throw new BadInputException(Messages.text("lesson.new.full", folder));
            }
            for (Map.Entry<String, String> file : Skeleton.files(kind, id).entrySet()) {
                WholeFile.create(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BadInputException(Messages.text("lesson.new.failed", folder, TraceFile.reason(e)));
        }
        terminal.out().println(Messages.text("lesson.new.done", folder, kind.name().toLowerCase(Locale.ROOT)));
        return Exit.HOLDS.code();
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }
}
