package dev.glasshive.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/// What a call of the program printed, and how it ended.
record Called(int exit, String out, String err) {

    static Called with(String... arguments) {
        return withInput("", arguments);
    }

    /// With text on standard input.
    static Called withInput(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out), new PrintWriter(err),
                Ansi.OFF, Map.of());
        int exit = Glasshive.execute(terminal, arguments);
        return new Called(exit, out.toString(), err.toString());
    }
}
