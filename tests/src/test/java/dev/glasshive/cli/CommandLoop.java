package dev.glasshive.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/// A process that gives the same commands again and again until it is killed, and says how often it has given all of them.
public final class CommandLoop {
    /// Stands between two commands.
    public static final String THEN = "then";

    private CommandLoop() {}

    /// Starts here, with the commands.
    public static void main(String... arguments) {
        List<List<String>> commands = commands(arguments);
        for (int round = 1;; round++) {
            commands.forEach(command -> run(command.toArray(String[]::new)));
            System.out.println(round);
            System.out.flush();
        }
    }

    private static List<List<String>> commands(String... arguments) {
        List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : arguments) {
            if (word.equals(THEN)) {
                commands.add(new ArrayList<>());
            } else {
                commands.getLast().add(word);
            }
        }
        return commands;
    }

    /// Gives all `commands` once.
    ///
    /// @return their exit codes
    public static List<Integer> once(List<String> commands) {
        return commands(commands.toArray(String[]::new)).stream().map(command -> run(command.toArray(String[]::new))).toList();
    }

    private static int run(String... command) {
        return Glasshive.execute(new Terminal(InputStream.nullInputStream(), new PrintWriter(Writer.nullWriter()), new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8)), Ansi.OFF, Map.of()), command);
    }

    /// The words of several commands, one after the other.
    public static List<String> of(List<List<String>> commands) {
        return commands.stream().reduce((one, next) -> {
            List<String> both = new ArrayList<>(one);
            both.add(THEN);
            both.addAll(next);
            return both;
        }).orElseThrow();
    }
}
