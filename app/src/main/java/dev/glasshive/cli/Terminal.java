package dev.glasshive.cli;

import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.ClangFinder;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/// What a command reads from and writes to.
///
/// @param ansi whether text may carry colours
/// @param environment variables of the process
/// @param compiler for C text
record Terminal(InputStream in, PrintWriter out, PrintWriter err, Ansi ansi, Map<String, String> environment, CCompiler compiler) {

    /// One with whatever compiler this machine has.
    Terminal(InputStream in, PrintWriter out, PrintWriter err, Ansi ansi, Map<String, String> environment) {
        this(in, out, err, ansi, environment, ClangFinder.onThisMachine());
    }

    /// That of the process: always UTF-8; colours on a terminal only, and never where `NO_COLOR` is set.
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean plain = Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()
                || !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), plain ? Ansi.OFF : Ansi.ON, environment);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /// `text` in red, where colours are wanted.
    String red(String text) {
        return ansi.enabled() ? "\u001b[31m" + text + "\u001b[39m" : text;
    }

    /// A line on the side, for people.
    void note(String text) {
        err.println(Messages.text("note", text));
        err.flush();
    }
}
