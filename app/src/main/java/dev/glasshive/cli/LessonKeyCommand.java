package dev.glasshive.cli;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.files.WholeFile;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `glasshive lesson key`: a key with which results of an exam are sealed.
@Command(name = "key")
final class LessonKeyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    LessonKeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        if (!Files.isRegularFile(folder.resolve(LessonSource.LESSON_FILE))) {
            throw new BadInputException(Messages.text("key.nolesson", folder));
        }
        Path file = folder.resolve(ExamKey.FILE);
        ExamKey key = ExamKey.create();
        try {
            WholeFile.create(file, key.text().getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(Messages.text("key.there", file));
        } catch (IOException e) {
            throw Target.unwritable(file, e);
        }
        terminal.out().println(Messages.text("key.written", file, key.id()));
        return Exit.HOLDS.code();
    }
}
