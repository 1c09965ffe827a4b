package dev.glasshive.cli;

import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.BadPackException;
import dev.glasshive.lesson.pack.LessonPack;
import dev.glasshive.open.BadInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `glasshive lesson`: lessons without a window.
@Command(name = "lesson")
final class LessonCommand implements Runnable {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LessonCommand() {}

    /// The command with its own commands below it.
    static CommandLine of(Terminal terminal) {
        return new CommandLine(new LessonCommand())
                .addSubcommand(new LessonListCommand(terminal)).addSubcommand(new LessonShowCommand(terminal)).addSubcommand(new LessonCheckCommand(terminal))
                .addSubcommand(new LessonNewCommand(terminal)).addSubcommand(new LessonCoverageCommand(terminal)).addSubcommand(new LessonGradeCommand(terminal))
                .addSubcommand(new LessonPreviewCommand(terminal)).addSubcommand(new LessonHandoutCommand(terminal))
                .addSubcommand(new LessonKeyCommand(terminal)).addSubcommand(new LessonHandInCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Messages.text("lesson.which"));
    }

    /// The lesson with `id`, or those in the folder or zip file that `id` names.
    ///
    /// @throws BadInputException if it is none of these
    static LessonLibrary find(String id) throws BadInputException {
        LessonLibrary library = LessonLibrary.bundled();
        Optional<LessonSource> bundled = library.source(id);
        if (bundled.isPresent()) {
            return LessonLibrary.of(List.of(bundled.get()));
        }
        Path path = path(id);
        if (!Files.exists(path)) {
            throw new BadInputException(Messages.text("lesson.unknown", id, library.sources().stream().map(LessonSource::id).collect(Collectors.joining(", "))));
        }
        try {
            return LessonPack.open(path).lessons();
        } catch (BadPackException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private static Path path(String id) throws BadInputException {
        try {
            return Path.of(id);
        } catch (InvalidPathException e) {
            throw new BadInputException(Messages.text("lesson.nopath", id));
        }
    }

    /// The lesson in `source`, an exam in the variant of `learner`; the first one where no learner is named.
    static LessonReading read(LessonSource source, String language, String learner) {
        LessonReading first = LessonReader.read(source, language);
        return learner.isBlank() ? first : LessonReader.read(source, language, Variants.of(learner, source.id(), first.variants().count()));
    }

    /// @throws BadInputException if `language` is no language tag
    static void checkLanguage(String language) throws BadInputException {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new BadInputException(Messages.text("lesson.language", language));
        }
    }

    /// The lessons of all `ids`; without one, those that come with Glasshive.
    ///
    /// @throws BadInputException if one is not there
    static LessonLibrary all(List<String> ids) throws BadInputException {
        List<LessonSource> sources = new ArrayList<>(ids.isEmpty() ? LessonLibrary.bundled().sources() : List.of());
        for (String id : ids) {
            sources.addAll(find(id).sources());
        }
        return LessonLibrary.of(sources);
    }
}
