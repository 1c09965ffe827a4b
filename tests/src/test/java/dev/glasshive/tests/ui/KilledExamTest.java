package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.exam.ExamFolder;
import dev.glasshive.app.exam.ExamRecord;
import dev.glasshive.app.exam.Given;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window in a process of its own, which is killed in the middle of an exam while the learner types.
class KilledExamTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final int KILLED = 128 + 9;
    private static final int LINES = 12;

    @TempDir
    Path home = Path.of("replaced by JUnit");

    @Test
    void aKilledExamGoesOnWithEverythingThatWasPutIn() throws IOException, InterruptedException {
        Path exam = SampleExam.write(home);
        Process first = WindowProcess.builder(home, WindowProcess.EXAM, "--exam", exam.toString()).start();
        String typed = "";
        BufferedReader lines = patient(first).inputReader();
        for (int i = 0; i < LINES; i++) {
            typed = WindowProcess.heard(Objects.requireNonNull(lines.readLine(), "the window closed"));
        }
        kill(first);
        ExamRecord left = record();
        assertThat(left.at(0).answer()).contains("1");
        assertThat(left.at(1)).isEqualTo(Given.NOTHING);
        assertThat(left.resumed()).isEmpty();
        String program = left.at(2).program().orElseThrow();
        // The last letters may be on their way to the disk; what was on the screen a moment before is there.
        assertThat(program.length()).isGreaterThanOrEqualTo(typed.length() - 4);
        Instant started = left.started();

        Process second = WindowProcess.builder(home, WindowProcess.RESUME).start();
        String shown = WindowProcess.heard(Objects.requireNonNull(patient(second).inputReader().readLine(), "the window closed"));
        kill(second);
        assertThat(shown).isEqualTo(program);
        ExamRecord again = record();
        assertThat(again.started()).as("the clock goes on").isEqualTo(started);
        assertThat(again.resumed()).as("the file says so").hasSize(1);
        assertThat(again.given()).isEqualTo(left.given());
    }

    private ExamRecord record() throws IOException {
        try (ExamFolder folder = new ExamFolder(home.resolve("config/glasshive/exams"))) {
            ExamFolder.Found found = folder.all();
            assertThat(found.damaged()).isEmpty();
            assertThat(found.records()).hasSize(1);
            return found.records().getFirst();
        }
    }

    private static Process patient(Process process) {
        // A process that hangs is ended, so that its output ends.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> process.destroyForcibly());
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(KILLED);
    }
}
