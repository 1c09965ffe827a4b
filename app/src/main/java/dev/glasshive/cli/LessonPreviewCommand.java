package dev.glasshive.cli;

import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.pack.LessonPack;
import dev.glasshive.open.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `glasshive lesson preview`: a lesson, or a course, in the window while it is being written.
@Command(name = "preview")
final class LessonPreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    LessonPreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        if (!Files.isDirectory(folder) && !(LessonPack.isZip(folder) && Files.isRegularFile(folder))) {
            throw new BadInputException(Messages.text("preview.nofolder", folder));
        }
        if (LessonLibrary.bundled().source(folder.toString()).isPresent()) {
            terminal.note(Messages.text("lesson.both.folder", folder));
        }
        Screen screen = Screen.find().filter(found -> Glasshive.hasDisplay(terminal.environment()))
                .orElseThrow(() -> new BadInputException(Messages.text("preview.nodisplay", folder)));
        return screen.preview(folder.toAbsolutePath().normalize());
    }
}
