package dev.glasshive.app.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamFolderTest {
    private static final Instant BEGIN = Instant.parse("2026-05-04T13:00:00Z");

    @TempDir
    private Path home;

    private static ExamRecord record(String learner) {
        return new ExamRecord(new ExamPlace("/exams/odd.zip", "odd"), "Odd", learner, 2, 45, BEGIN, BEGIN.plusSeconds(5), List.of("2026-05-04T13:10:00Z"), 3,
                Map.of(1, new Given(Optional.of("7"), List.of(), Optional.empty()), 4, new Given(Optional.empty(), List.of("a", "b"), Optional.of("r0 = 1\nexit\n"))), Optional.empty(), Optional.of("/tmp/x"));
    }

    @Test
    void whatIsWrittenIsReadAndReplacedWhole() throws IOException {
        try (ExamFolder folder = new ExamFolder(home.resolve("exams"))) {
            assertThat(folder.all().records()).isEmpty();
            folder.write(record("Ada"));
            folder.write(record("Bea"));
            folder.write(record("Ada").standingAt(1));
            assertThat(folder.all().records()).containsExactlyInAnyOrder(record("Ada").standingAt(1), record("Bea"));
            assertThat(folder.all().damaged()).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsSetAside() throws IOException {
        try (ExamFolder folder = new ExamFolder(home)) {
            folder.write(record("Ada"));
            byte[] whole = Files.readAllBytes(folder.file(record("Ada")));
            whole[whole.length / 2] ^= 1;
            Files.write(folder.file(record("Ada")), whole);
            ExamFolder.Found found = folder.all();
            assertThat(found.records()).isEmpty();
            assertThat(found.damaged()).hasSize(1).allSatisfy(file -> assertThat(file).hasBinaryContent(whole));
            assertThat(folder.all().damaged()).isEmpty();
        }
    }

    @Test
    void oneWindowHasAnExamAtATime() throws IOException {
        try (ExamFolder other = new ExamFolder(home)) {
            try (ExamFolder one = new ExamFolder(home)) {
                assertThat(one.claim(record("Ada"))).isTrue();
                assertThat(one.claim(record("Ada"))).as("it has it already").isTrue();
                assertThat(other.claim(record("Ada"))).isFalse();
                assertThat(other.claim(record("Bea"))).isTrue();
            }
            assertThat(other.claim(record("Ada"))).isTrue();
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).allMatch(file -> file.toString().endsWith(".lock"));
        }
    }
}
