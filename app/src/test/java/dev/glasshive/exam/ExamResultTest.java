package dev.glasshive.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamResultTest {
    private static final ExamKey KEY = ExamKey.create();
    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

    @TempDir
    private Path folder;

    private static ExamResult result() {
        return ExamResult.of("Ada", "odd", 1, START, START.plusSeconds(600), 45, Map.of("odd.1", "1"), Map.of("odd.2", "r0 = 1\nexit\n"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ada.exam.json"), text);
    }

    @Test
    void aSealHoldsAfterWritingAndReading() throws IOException, BadInputException {
        ExamResult read = ExamResult.read(file(result().sealed(KEY).json()));
        assertThat(read).isEqualTo(result().sealed(KEY));
        assertThat(read.isSealedWith(KEY)).isTrue();
        assertThat(read.isSealedWith(ExamKey.create())).isFalse();
        assertThat(read.taken()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void everyChangeBreaksTheSeal() throws IOException, BadInputException {
        String json = result().sealed(KEY).json();
        for (String[] change : new String[][] {{"Ada", "Bea"}, {"\"variant\" : 1", "\"variant\" : 2"}, {"08:10:00Z", "08:09:00Z"}, {"\"odd.1\" : \"1\"", "\"odd.1\" : \"2\""}, {"r0 = 1", "r0 = 2"}, {"45", "90"},
            {"\"odd.2\"", "\"odd.3\""}}) {
            assertThat(json).contains(change[0]);
            assertThat(ExamResult.read(file(json.replace(change[0], change[1]))).isSealedWith(KEY)).as(change[0]).isFalse();
        }
        assertThat(ExamResult.read(file(result().json())).isSealedWith(KEY)).isFalse();
    }

    @Test
    void whatHasNoSealIsAResultWithoutOne() throws IOException, BadInputException {
        String json = result().sealed(KEY).json();
        ExamResult without = ExamResult.read(file(json.replaceFirst(",\\s*\"seal\" : \"[^\"]*\"", "")));
        assertThat(without).isEqualTo(ExamResult.read(file(json.replaceFirst("\"seal\" : \"[^\"]*\"", "\"seal\" : \"\""))));
        assertThat(without.seal()).isEmpty();
        assertThat(without.isSealedWith(KEY)).isFalse();
        assertThat(ExamResult.read(file(result().json().replaceFirst("\"key\" : \"\",", "")))).isEqualTo(result());
    }

    @Test
    void theLongestNameIsStillThatOfAFile() throws IOException {
        String file = ExamResult.fileName("\u5F20\uD842\uDFB7".repeat(50));
        assertThat(file).startsWith("\u5F20\uD842\uDFB7").endsWith(ExamResult.ENDING);
        assertThat(Files.writeString(folder.resolve(file), "")).exists();
        assertThat(ExamResult.fileName("Ada Bell")).isEqualTo("Ada Bell.exam.json");
    }

    @Test
    void whatIsNoResultIsRefused() {
        for (String text : new String[] {"", "{}", "[]", "null", "{\"format\": \"glasshive-exam-1\"}", "[".repeat(100_000), result().json().replace("exam-1", "exam-2")}) {
            assertThatThrownBy(() -> ExamResult.read(file(text))).isInstanceOf(BadInputException.class).hasMessageContaining("is no result of an exam");
        }
        assertThatThrownBy(() -> ExamResult.read(folder.resolve("none"))).isInstanceOf(BadInputException.class);
    }

    @Test
    void aKeyOutlivesItsFile() {
        ExamKey again = ExamKey.read(KEY.text().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(again.id()).isEqualTo(KEY.id()).hasSize(12);
        assertThat(result().sealed(KEY).isSealedWith(again)).isTrue();
        assertThat(ExamKey.read("glasshive-exam-key-1 short".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(ExamKey.read(new byte[] {1, 2})).isEmpty();
    }
}
