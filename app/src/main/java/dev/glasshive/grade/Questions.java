package dev.glasshive.grade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What a process that judges is asked, a line each. It listens while something is being judged, so that it hears at once when whoever asks is gone.
final class Questions {
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Runnable abandoned;
    private boolean idle = true;

    /// @param abandoned runs if the end comes before an answer could be given
    Questions(InputStream in, Runnable abandoned) {
        this.abandoned = abandoned;
        Thread.ofPlatform().daemon().name("questions").start(() -> listen(in));
    }

    /// The next line; nothing where no more come.
    Optional<String> next() {
        synchronized (this) {
            idle = lines.isEmpty();
        }
        try {
            return lines.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void listen(InputStream in) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard(Optional.of(line));
            }
        } catch (IOException gone) {
            // That is an end, too.
        }
        if (!heard(Optional.empty())) {
            abandoned.run();
        }
    }

    /// @return whether nothing was being judged
    private synchronized boolean heard(Optional<String> line) {
        boolean was = idle;
        idle = idle && line.isEmpty();
        lines.add(line);
        return was;
    }
}
