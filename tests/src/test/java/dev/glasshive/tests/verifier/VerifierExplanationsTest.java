package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.linux.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of all kernels are explained, and belong to the category that the file beside them says.
class VerifierExplanationsTest {
    private static final Path MESSAGES = Path.of("src", "test", "resources", "verifier", "messages.txt");

    static Stream<String> messages() throws IOException {
        return Files.readAllLines(MESSAGES).stream().filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsExplained(String line) {
        String[] fields = line.split("\t", 2);
        assertThat(Explanations.knows(fields[1])).isTrue();
        Rejection rejection = Explanations.explain(fields[1], 0, -1, Optional.empty(), List.of());
        assertThat(rejection.category().name()).isEqualTo(fields[0]);
        Rejection.Explanation explanation = rejection.explanation();
        for (String sentence : List.of(explanation.what(), explanation.why(), explanation.remedy())) {
            assertThat(sentence).endsWith(".").doesNotContain("$").doesNotContain("  ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "make: *** [Makefile:12] Error 1", "Error: interrupted", "please unlock the door", "libbpf: loading object 'x.o'", "panic: runtime error"})
    void otherWordsAreNotTakenForOne(String text) {
        assertThat(Explanations.knows(text)).isFalse();
    }
}
