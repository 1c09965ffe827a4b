package dev.glasshive.tests.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// A process that is busy until it is killed.
final class Busy {
    private static final int PATIENCE_SECONDS = 300;
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    /// Starts `builder`.
    Busy(ProcessBuilder builder) throws IOException {
        process = builder.start();
        // A process that hangs is ended, so that its output ends.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(hangs -> process.destroyForcibly());
        lines = process.inputReader();
    }

    /// A Java like this one with the main class `main`, which starts fast.
    static ProcessBuilder java(Path home, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(home.toFile()).redirectError(home.resolve("errors.txt").toFile());
    }

    /// Reads what it says until it has said enough.
    void awaits(Predicate<List<String>> enough) throws IOException {
        while (!enough.test(said)) {
            said.add(Objects.requireNonNull(lines.readLine(), "the process ended"));
        }
    }

    /// Kills it after `micros`, whatever it does then.
    ///
    /// @return the processes that it had started and that lived until then
    List<ProcessHandle> killedAfter(long micros) throws IOException, InterruptedException {
        assertThat(process.waitFor(micros, TimeUnit.MICROSECONDS)).as("it ends only when it is killed").isFalse();
        List<ProcessHandle> children = process.descendants().toList();
        // The process itself would close what it said with it.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        assertThat(process.waitFor()).isEqualTo(KILLED);
        for (String more = lines.readLine(); more != null; more = lines.readLine()) {
            said.add(more);
        }
        return children;
    }

    /// All that it has said.
    List<String> said() {
        return said;
    }

    /// Waits until all of `processes` have ended.
    ///
    /// @return those that have not, after all patience
    static List<ProcessHandle> lingering(Collection<ProcessHandle> processes) throws InterruptedException {
        List<ProcessHandle> lingering = new ArrayList<>();
        for (ProcessHandle each : processes) {
            if (!ends(each)) {
                lingering.add(each);
            }
        }
        return lingering;
    }

    private static boolean ends(ProcessHandle process) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                process.onExit().get(100, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException | ExecutionException e) {
                // What has ended and was not yet told to its new parent is nothing but a number.
                if (process.info().command().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
