package dev.glasshive.tests.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system for pinned programs of a test's own. Closing it lets go of everything in it; nothing is ever attached.
record PinFolder(Path folder, Tool bpftool) implements AutoCloseable {

    /// One below `parent`; skips the test where programs may not be loaded.
    static PinFolder orSkip(Path parent) throws IOException {
        Tool bpftool = Tool.orSkip("bpftool");
        Tool mount = Tool.orSkip("mount");
        assumeTrue(bpftool.run("prog", "list").status() == 0, "bpf(2) is not allowed here, so nothing is loaded");
        Path folder = Files.createDirectory(parent.resolve("pins"));
        assumeTrue(mount.run("-t", "bpf", "none", folder.toString()).status() == 0, "no file system for pinned programs can be mounted here, so nothing is loaded");
        return new PinFolder(folder, bpftool);
    }

    /// Loads every program of `object`; where each is pinned then.
    Path load(Path object) throws IOException {
        Path pinned = Files.createDirectory(folder.resolve(String.valueOf(object.getFileName()).replace('.', '_')));
        bpftool.output("prog", "loadall", object.toString(), pinned.toString());
        return pinned;
    }

    @Override
    public void close() {
        new Tool("umount").run(folder.toString());
    }
}
