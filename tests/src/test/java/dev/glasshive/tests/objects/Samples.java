package dev.glasshive.tests.objects;

import dev.glasshive.asm.Assembly;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The sample programs of the assets and the assembly texts beside these tests.
final class Samples {
    /// Texts in the folder `objects` of the test resources, each with something that objects can hold.
    static final List<String> TEXTS = List.of("tail_calls", "maps_in_maps", "outer_first", "callback", "ring_buffer", "variables", "licenses");

    private Samples() {}

    static List<String> names() {
        return new String(bytes("/glasshive/programs/index.properties"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.substring(0, line.indexOf('='))).toList();
    }

    static List<String> withAssembly() {
        return names().stream().filter(name -> Samples.class.getResource(file(name, "bpf")) != null).toList();
    }

    static boolean isForWindows(String name) {
        return name.startsWith("windows_");
    }

    static byte[] object(String name) {
        return bytes(file(name, "o"));
    }

    /// Object `name` with CO-RE relocations, of the assets or beside the tests.
    static byte[] portable(String name) {
        return bytes((name.startsWith("core_") ? "/objects/" : "/glasshive/btf/") + name + ".o");
    }

    /// The assembled text of sample `name`, or of a text beside the tests.
    static ProgramSet assembled(String name) {
        String text = new String(bytes(TEXTS.contains(name) ? "/objects/" + name + ".bpf" : file(name, "bpf")), StandardCharsets.UTF_8);
        Platform platform = isForWindows(name) ? Platforms.windows() : Platforms.linux();
        Assembly assembly = Opened.source(name + ".bpf", text, platform).assembly();
        return assembly.programs().orElseThrow(() -> new AssertionError(assembly.diagnostics()));
    }

    private static String file(String name, String extension) {
        return "/glasshive/programs/" + name + "/" + name + "." + extension;
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
