package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows in processes of their own, which are killed while their users type.
class KilledWindowTest {
    private static final String TEXT = """
            .program xdp main
                r0 = 2
                exit
            """;
    private static final int PATIENCE_SECONDS = 60;
    private static final int KILLED = 128 + 9;
    private static final long TYPING_MILLIS = 6_000;
    private static final long LOST_MILLIS = 5_000;

    @TempDir
    Path home = Path.of("replaced by JUnit");

    private int lengthFiveSecondsBefore;

    @Test
    void whatWasTypedIsThereAfterTheProcessWasKilledTwice() throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("mine.bpf"), TEXT);
        String typed = typedUntilKilled(file);
        assertThat(drafts()).hasSize(1);
        String first = restoredAndKilled();
        assertThat(first).startsWith(";ab\n").contains("r0 = 2");
        assertThat(first.length()).as("at most five seconds are lost").isGreaterThanOrEqualTo(lengthFiveSecondsBefore);
        assertThat(typed).endsWith(TEXT);
        assertThat(restoredAndKilled()).as("killed before anything was typed").isEqualTo(first);
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void anOrderlyEndLeavesNothing() throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("mine.bpf"), TEXT);
        Process process = WindowProcess.builder(home, WindowProcess.QUIT, file.toString()).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(drafts()).isEmpty();
    }

    /// @return what the editor held shortly before the process was killed in the middle of typing
    private String typedUntilKilled(Path file) throws IOException, InterruptedException {
        Process process = WindowProcess.builder(home, WindowProcess.TYPE, file.toString()).start();
        String last = heard(process);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TYPING_MILLIS);
        BufferedReader lines = process.inputReader();
        while (System.nanoTime() < end) {
            last = WindowProcess.heard(Objects.requireNonNull(lines.readLine(), "the window closed"));
            if (System.nanoTime() < end - TimeUnit.MILLISECONDS.toNanos(LOST_MILLIS)) {
                lengthFiveSecondsBefore = last.length();
            }
        }
        kill(process);
        return last;
    }

    private String restoredAndKilled() throws IOException, InterruptedException {
        Process process = WindowProcess.builder(home, WindowProcess.RESTORE).start();
        String text = heard(process);
        kill(process);
        return text;
    }

    private static String heard(Process process) throws IOException {
        // A process that hangs is ended, so that its output ends.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> process.destroyForcibly());
        return WindowProcess.heard(Objects.requireNonNull(process.inputReader().readLine(), "the window closed"));
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(KILLED);
    }

    private List<Path> drafts() throws IOException {
        Path folder = home.resolve("state").resolve("glasshive").resolve("recovery");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".draft")).toList();
        }
    }
}
