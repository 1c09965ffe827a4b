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
import java.util.Locale;
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

    /// `text`, which may come from strangers, with what moves the cursor, rings or hides letters written as `\x1b`.
    static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            int type = Character.getType(letter);
            boolean joins = letter == 0x200c || letter == 0x200d;
            if (!joins && (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR)) {
                shown.append(letter < 0x100 ? String.format(Locale.ROOT, "\\x%02x", letter) : String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    /// A line on the side, for people.
    void note(String text) {
        err.println(Messages.text("note", text));
        err.flush();
    }
}
