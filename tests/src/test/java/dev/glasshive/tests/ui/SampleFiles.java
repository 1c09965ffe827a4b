package dev.glasshive.tests.ui;

import dev.glasshive.app.workspace.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies of the samples in a folder, as a user has them.
record SampleFiles(Path folder) {
    Path object(String name) {
        Samples.cSource(name).ifPresent(text -> write(name + ".c", text.getBytes(StandardCharsets.UTF_8)));
        return write(name + ".o", Samples.object(name));
    }

    Path capture(String name) {
        return write(name, Samples.capture(name));
    }

    Path text(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
