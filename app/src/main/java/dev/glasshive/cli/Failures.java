package dev.glasshive.cli;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what commands throw into one line and an exit code. A stack trace is for bugs, and only for those who ask with `--debug`.
final class Failures {
    private final Terminal terminal;
    private final BooleanSupplier debug;

    /// @param debug whether stack traces are wanted
    Failures(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    /// Wrong options and arguments.
    int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        error(Messages.text("usage", oneLine(failure.getMessage()), command.getCommandSpec().qualifiedName()));
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            terminal.err().println(Messages.text("suggestion", String.join(", ", unmatched.getSuggestions())));
        }
        terminal.err().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// What a command threw.
    int execution(Throwable failure) {
        return switch (failure) {
            case BadInputException bad -> bad(bad.getMessage());
            case MalformedProgramException bad -> bad(bad.getMessage());
            case UncheckedIOException io -> bad(io.getMessage());
            case FileSystemException io when io.getFile() != null -> bad(Messages.text("file.failed", io.getFile(), TraceFile.reason(io)));
            case OutOfMemoryError _ -> bad(Messages.text("memory", Runtime.getRuntime().maxMemory() >> 20));
            default -> bug(failure);
        };
    }

    private int bad(@Nullable String message) {
        error(oneLine(message));
        return end(Exit.BAD_INPUT);
    }

    private int bug(Throwable failure) {
        error(Messages.text("bug", failure.getClass().getName(), oneLine(failure.getMessage())));
        if (debug.getAsBoolean() || terminal.environment().containsKey("GLASSHIVE_DEBUG")) {
            failure.printStackTrace(terminal.err());
        }
        return end(Exit.BUG);
    }

    private void error(String message) {
        terminal.err().println(terminal.red(Messages.text("error", message)));
    }

    private int end(Exit exit) {
        terminal.err().flush();
        return exit.code();
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
