package dev.glasshive.cli;

import dev.glasshive.lesson.pack.LessonPack;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// The program: opens the window, or runs one of the commands.
@Command(name = "glasshive", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class)
public final class Glasshive implements Callable<Integer> {
    private static final Path TOUR = Path.of("tour");

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--exam", paramLabel = "FOLDER")
    private Optional<Path> exam = Optional.empty();

    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    private Glasshive(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Starts here.
    public static void main(String... arguments) {
        int code = execute(Terminal.ofProcess(), arguments);
        System.exit(code);
    }

    /// Runs the command that `arguments` name.
    ///
    /// @return the exit code
    static int execute(Terminal terminal, String... arguments) {
        Glasshive root = new Glasshive(terminal);
        Failures failures = new Failures(terminal, () -> root.debug);
        try {
            return Subcommands.areFiles(List.of(arguments)) ? root.open(List.of(arguments)) : parse(terminal, root, failures, arguments);
        } catch (BadInputException | IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            return failures.execution(failure);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /// Opens the window as [#call] does, where no options have to be understood: making ready for them takes as long as a third of a start.
    private int open(List<String> names) throws BadInputException, IOException {
        for (String name : names) {
            try {
                files.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new BadInputException(Messages.text("nofile", name));
            }
        }
        return call();
    }

    private static int parse(Terminal terminal, Glasshive root, Failures failures, String... arguments) {
        CommandLine line = new CommandLine(root);
        Subcommands.needed(terminal, List.of(arguments)).forEach(line::addSubcommand);
        line.setResourceBundle(Messages.BUNDLE);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(Help.defaultColorScheme(terminal.ansi()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((failure, _) -> failures.usage(failure));
        line.setExecutionExceptionHandler((failure, _, _) -> failures.execution(failure));
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws BadInputException, IOException {
        if (exam.isPresent() && !LessonPack.isPack(exam.get())) {
            throw new BadInputException(Messages.text("exam.none", exam.get()));
        }
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new BadInputException(Messages.text("nofile", file));
            }
            // Courses are read by the window, which says what is wrong with them.
            if (!LessonPack.isPack(file)) {
                FileContent.read(file);
            }
        }
        Optional<Screen> screen = Screen.find();
        if (screen.isEmpty()) {
            terminal.err().println(Messages.text("error", Messages.text("noscreen")));
            return Exit.BUG.code();
        }
        if (hasDisplay(terminal.environment())) {
            return exam.isPresent() ? screen.get().exam(exam.get().toAbsolutePath().normalize()) : screen.get().open(files);
        }
        if (exam.isPresent()) {
            throw new BadInputException(Messages.text("exam.nodisplay", exam.get()));
        }
        terminal.note(Messages.text("nodisplay", TOUR));
        try {
            screen.get().tour(TOUR).forEach(terminal.out()::println);
        } catch (IOException e) {
            throw Target.unusable(TOUR, e);
        }
        return Exit.HOLDS.code();
    }

    /// Whether a window can be shown here.
    static boolean hasDisplay(Map<String, String> environment) {
        return hasDisplay(System.getProperty("glasshive.display", ""), System.getProperty("os.name", ""), environment);
    }

    /// Whether a window can be shown.
    ///
    /// @param told by the launcher: `none`, `present`, or nothing
    static boolean hasDisplay(String told, String system, Map<String, String> environment) {
        if (!told.isEmpty()) {
            return !told.equals("none");
        }
        return !system.toLowerCase(Locale.ROOT).startsWith("linux") || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
