package dev.glasshive.cli;

import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `glasshive lesson`: lessons without a window.
@Command(name = "lesson")
final class LessonCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LessonCommand() {}

    /// The command with its own commands below it.
    static CommandLine of(Terminal terminal) {
        return new CommandLine(new LessonCommand())
                .addSubcommand(new LessonListCommand(terminal)).addSubcommand(new LessonShowCommand(terminal)).addSubcommand(new LessonCheckCommand(terminal))
                .addSubcommand(new LessonNewCommand(terminal)).addSubcommand(new LessonCoverageCommand(terminal)).addSubcommand(new LessonGradeCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Messages.text("lesson.which"));
    }

    /// The lesson with `id`, or those in the folder that `id` names.
    ///
    /// @throws BadInputException if it is neither
    static List<LessonSource> find(String id) throws BadInputException {
        LessonLibrary library = LessonLibrary.bundled();
        List<LessonSource> found = new ArrayList<>();
        library.source(id).ifPresent(found::add);
        boolean folder = found.isEmpty() && Files.isDirectory(Path.of(id));
        if (folder) {
            try {
                found.addAll(LessonLibrary.folder(Path.of(id)).sources());
            } catch (IOException e) {
                throw new BadInputException(Messages.text("lesson.folder", id, TraceFile.reason(e)));
            }
        }
        if (folder && found.isEmpty()) {
            throw new BadInputException(Messages.text("lesson.nofolder", id, LessonSource.LESSON_FILE));
        }
        if (found.isEmpty()) {
            throw new BadInputException(Messages.text("lesson.unknown", id,
                    library.sources().stream().map(LessonSource::id).collect(Collectors.joining(", "))));
        }
        return found;
    }
}
