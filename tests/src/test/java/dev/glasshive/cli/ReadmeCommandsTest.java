package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/// The commands that the README shows, as far as they draw nothing.
class ReadmeCommandsTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}\\./glasshive ((?:run|asm|disasm|inspect|lesson) .*)$");
    private static final Pattern OUTPUT = Pattern.compile("(?ms)^```\n(.*?)^```$");

    static List<String> commands() throws IOException {
        return COMMAND.matcher(Files.readString(README)).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheReadmeWorks(String command) {
        StringWriter err = new StringWriter();
        assertThat(call(command, new StringWriter(), err)).as(err::toString).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theFirstCommandPrintsWhatTheReadmeShows() throws IOException {
        List<String> shown = OUTPUT.matcher(Files.readString(README)).results().map(found -> found.group(1)).findFirst().orElseThrow().lines()
                .filter(line -> !line.strip().equals("...")).toList();
        StringWriter out = new StringWriter();
        call(commands().getFirst(), out, new StringWriter());
        assertThat(out.toString().lines()).containsAll(shown);
    }

    private static int call(String command, StringWriter out, StringWriter err) {
        String[] words = Arrays.stream(command.split(" ")).map(word -> word.startsWith("assets/") ? "../" + word : word).toArray(String[]::new);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), Ansi.OFF, Map.of());
        return Glasshive.execute(terminal, words);
    }
}
