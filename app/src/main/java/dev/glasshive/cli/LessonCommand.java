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
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `glasshive lesson`: lessons without a window.
@Command(name = "lesson")
final class LessonCommand implements Runnable {
    /// What is the name of a file and no id.
    private static final Pattern FILE = Pattern.compile("[./\\\\]");
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

    /// Which lesson is meant where one that comes with Glasshive and a folder have the same name.
    enum Preference {
        /// Learners mean the course.
        COURSE("lesson.both.course"),
        /// Authors mean what they write.
        FOLDER("lesson.both.folder");

        private final String note;

        Preference(String note) {
            this.note = note;
        }
    }

    /// The lesson with `id`, or those in the folder or zip file that `id` names. A note says which it is where it could be both.
    ///
    /// @throws BadInputException if it is none of these
    static LessonLibrary find(Terminal terminal, String id, Preference preference) throws BadInputException {
        LessonLibrary library = LessonLibrary.bundled();
        Optional<LessonSource> bundled = library.source(id);
        Path path = path(id);
        if (bundled.isPresent()) {
            boolean both = Files.isDirectory(path) && (preference == Preference.FOLDER || LessonPack.isPack(path));
            if (both) {
                terminal.note(Messages.text(preference.note, id));
            }
            return both && preference == Preference.FOLDER ? open(path) : LessonLibrary.of(List.of(bundled.get()));
        }
        if (!Files.exists(path)) {
            throw new BadInputException(FILE.matcher(id).find() ? Messages.text("lesson.nofile", id)
                    : Messages.text("lesson.unknown", id, library.sources().stream().map(LessonSource::id).collect(Collectors.joining(", "))));
        }
        if (id.endsWith(".md") && Files.isRegularFile(path)) {
            throw new BadInputException(Messages.text("lesson.nofolder", id, Objects.requireNonNullElse(path.getParent(), Path.of("."))));
        }
        return open(path);
    }

    private static LessonLibrary open(Path path) throws BadInputException {
        try {
            return LessonPack.open(path).lessons();
        } catch (BadPackException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /// The files of the lesson `id` that writing `page` would destroy. Pages beside a lesson are no part of it.
    ///
    /// @throws BadInputException if `id` is no name of a lesson
    static List<Path> inputs(String id, Path page) throws BadInputException {
        Path lesson = path(id);
        boolean within = Files.isDirectory(lesson) && page.toAbsolutePath().normalize().startsWith(lesson.toAbsolutePath().normalize());
        return List.of(within && !page.toString().endsWith(".html") ? page : lesson);
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

    /// @throws BadInputException if `language` is no language tag, or `lesson` cannot be read in it
    static void checkLanguage(LessonSource lesson, String language) throws BadInputException {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new BadInputException(Messages.text("lesson.language", language));
        }
        if (!lesson.isIn(language) && lesson.isIn(LessonSource.ENGLISH)) {
            String known = Stream.concat(LessonReader.read(lesson).lesson().stream().flatMap(english -> english.languages().stream()), lesson.translations().stream())
                    .filter(lesson::isIn).distinct().collect(Collectors.joining(", "));
            throw new BadInputException(Messages.text("lesson.untranslated", lesson.id(), language, known.isEmpty() ? LessonSource.ENGLISH : known));
        }
    }

    /// The lessons of all `ids`; without one, those that come with Glasshive.
    ///
    /// @throws BadInputException if one is not there
    static LessonLibrary all(Terminal terminal, List<String> ids, Preference preference) throws BadInputException {
        List<LessonSource> sources = new ArrayList<>(ids.isEmpty() ? LessonLibrary.bundled().sources() : List.of());
        for (String id : ids) {
            sources.addAll(find(terminal, id, preference).sources());
        }
        return LessonLibrary.of(sources);
    }
}
