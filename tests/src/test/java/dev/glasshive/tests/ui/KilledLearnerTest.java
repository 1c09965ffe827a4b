package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnerFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that keep what is learned, each killed half-way through one of many writes.
class KilledLearnerTest {
    private static final int KILLS = 8;
    private static final int PATIENCE_SECONDS = 60;
    private static final int KILLED = 128 + 9;
    private static final long LONGEST_WAIT_MICROS = 20_000;

    @TempDir
    Path home = Path.of("replaced by JUnit");

    @Test
    void whatWasLearnedIsAlwaysWholeAndNeverOlderThanTheLastWrite() throws IOException, InterruptedException {
        Random random = new Random(25);
        int number = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            int written = writtenUntilKilled(number, random);
            LearnerFolder.Found found = new LearnerFolder(home).all();
            assertThat(found.damaged()).isEmpty();
            Learner learner = found.learners().getFirst();
            number = learner.lesson("lesson-0").step();
            assertThat(learner).as("state %d", number).isEqualTo(LearnerProcess.state(number));
            assertThat(number).isGreaterThanOrEqualTo(written);
        }
    }

    private int writtenUntilKilled(int first, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), LearnerProcess.class.getName(), home.toString(), Integer.toString(first)).redirectError(home.resolve("errors.txt").toFile()).start();
        // A process that hangs is ended, so that its output ends.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> process.destroyForcibly());
        BufferedReader lines = process.inputReader();
        int last = 0;
        for (int i = 0; i < 5; i++) {
            last = Integer.parseInt(Objects.requireNonNull(lines.readLine(), "the process ended"));
        }
        TimeUnit.MICROSECONDS.sleep(random.nextLong(LONGEST_WAIT_MICROS));
        // The process itself would close what it said with it.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        assertThat(process.waitFor()).isEqualTo(KILLED);
        for (String more = lines.readLine(); more != null; more = lines.readLine()) {
            last = more.isEmpty() ? last : Integer.parseInt(more);
        }
        return last;
    }
}
