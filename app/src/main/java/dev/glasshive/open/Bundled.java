package dev.glasshive.open;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs, captures and types that come with Glasshive, by their file names alone: `count_protocols.bpf`, `mixed.pcap`, `small_kernel.o`.
public final class Bundled {
    private Bundled() {}

    /// Whether `path` is the bare name of one of them.
    public static boolean has(Path path) {
        return resources(path).stream().anyMatch(name -> Bundled.class.getResource(name) != null);
    }

    /// The one that `path` names, to be read and closed; null if it names none.
    static @Nullable InputStream open(Path path) {
        return resources(path).stream().map(Bundled.class::getResourceAsStream).filter(in -> in != null).findFirst().orElse(null);
    }

    private static List<String> resources(Path path) {
        if (path.isAbsolute() || path.getNameCount() != 1 || path.toString().isEmpty()) {
            return List.of();
        }
        String name = path.toString();
        String stem = name.replaceFirst("\\.[a-z]+$", "");
        return List.of("/glasshive/programs/" + stem + "/" + name, "/glasshive/packets/" + name, "/glasshive/btf/" + name, "/glasshive/portability/programs/" + name);
    }
}
