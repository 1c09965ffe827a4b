package dev.glasshive.clang;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process that cannot take more than it is given. Where there is a POSIX shell, `ulimit` bounds its memory, its processor time and the files it writes; on Windows nothing
/// bounds its memory, and time and output alone are limited.
final class ChildProcess {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int KILO = 1024;
    /// Seconds of processor time beyond the limit of time. They end a process that has lost the one that watched it.
    private static final int GRACE_SECONDS = 5;
    /// Blocks of `ulimit -f`.
    private static final int BLOCK = 512;

    private final Limits limits;

    ChildProcess(Limits limits) {
        this.limits = limits;
    }

    /// What a process may take.
    ///
    /// @param memory bytes of address space
    /// @param file bytes of each file that it writes
    /// @param output bytes of what it prints; the rest is thrown away
    record Limits(Duration time, long memory, long file, int output) {}

    /// How a process ended.
    sealed interface Ending {}

    /// By itself.
    ///
    /// @param output what it printed to both streams
    record Exited(int status, String output) implements Ending {}

    /// It was stopped, for it took too long.
    record TimedOut() implements Ending {}

    /// It was stopped, for nobody wants to know any more.
    record Interrupted() implements Ending {}

    /// Runs `command` in `folder`, with nothing to read.
    ///
    /// @throws IOException if it cannot be started
    Ending run(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(limited(command)).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TMPDIR", folder.toString(), "TEMP", folder.toString(), "TMP", folder.toString()));
        Process process = builder.start();
        try (InputStream printed = process.getInputStream()) {
            CompletableFuture<String> output = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> output.complete(read(printed)));
            if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                return new TimedOut();
            }
            return new Exited(process.exitValue(), output.get(1, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Interrupted();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("what it printed could not be read", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> limited(List<String> command) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(SHELL.toString(), "-c",
                "ulimit -t " + (limits.time().toSeconds() + GRACE_SECONDS) + " 2>/dev/null; ulimit -v " + limits.memory() / KILO + " 2>/dev/null; ulimit -f " + limits.file() / BLOCK + " 2>/dev/null; ulimit -c 0 2>/dev/null; exec \"$@\"", "sh"));
        all.addAll(command);
        return all;
    }

    private static File nothing() {
        return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /// Reads on past the limit, so that the process is not kept waiting.
    private String read(InputStream printed) {
        try {
            byte[] kept = printed.readNBytes(limits.output());
            printed.transferTo(OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
