package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.LessonProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file in `problems` is a line for every problem, a line of equals signs, and the lesson that has them.
/// The lesson's folder is called `trial` and holds `p.bpf`.
class ReadingProblemsTest {
    private static final Path CASES = Path.of("src/test/resources/dev/glasshive/lesson/markdown/problems");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProblemHasItsPlaceAndItsRemedy(Path file) throws IOException {
        String[] parts = Files.readString(file).split("(?m)^=+\n", 2);

        LessonReading reading = LessonReader.read(LessonSource.of("trial", Map.of("lesson.md", parts[1], "p.bpf", ".program xdp p\nr0 = 2\nexit\n")));

        List<String> found = reading.problems().stream().map(LessonProblem::toString).toList();
        assertThat(found).isEqualTo(parts[0].lines().toList());
        assertThat(reading.lesson().isPresent()).isEqualTo(found.isEmpty());
    }
}
