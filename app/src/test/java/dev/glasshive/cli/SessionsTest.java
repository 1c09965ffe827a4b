package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every `.session` file of `src/test/sessions` and expects what it says, to the letter. Add a case by adding a file:
///
/// - `$ run @/a.bpf` calls the program; `@` is a folder with the samples, see [SampleFolder];
/// - `< text` is a line of standard input;
/// - then come the lines of standard output as they are, those of standard error after `! `, and the exit code after `= `.
///
/// With `-Dglasshive.sessions=write` the files are written anew, to be read before they are committed.
class SessionsTest {
    private static final Path SESSIONS = Path.of("src/test/sessions");

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void fill() throws IOException {
        SampleFolder.fill(folder);
    }

    static Stream<Path> sessions() throws IOException {
        try (Stream<Path> files = Files.list(SESSIONS)) {
            return files.filter(file -> file.toString().endsWith(".session")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void everySessionGoesAsItsFileSays(Path file) throws IOException {
        List<String> expected = Files.readAllLines(file);
        List<String> actual = play(expected);
        if ("write".equals(System.getProperty("glasshive.sessions"))) {
            Files.write(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> play(List<String> script) {
        List<String> played = new ArrayList<>();
        for (int i = 0; i < script.size(); i++) {
            String line = script.get(i);
            if (line.startsWith("#")) {
                played.add(line);
            } else if (line.startsWith("$ ")) {
                played.add(line);
                StringBuilder input = new StringBuilder();
                while (i + 1 < script.size() && script.get(i + 1).startsWith("< ")) {
                    i++;
                    played.add(script.get(i));
                    input.append(script.get(i).substring(2)).append('\n');
                }
                Called called = Called.withInput(input.toString(), line.substring(2).replace("@", folder.toString()).split(" ", -1));
                portable(called.out()).lines().forEach(played::add);
                portable(called.err()).lines().map(text -> "! " + text).forEach(played::add);
                played.add("= " + called.exit());
            }
        }
        return played;
    }

    private static String portable(String text) {
        return text.replace(folder.toString(), "@").replace("@\\", "@/");
    }
}
