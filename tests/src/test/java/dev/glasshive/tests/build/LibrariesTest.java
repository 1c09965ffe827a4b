package dev.glasshive.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The libraries that are really there are those of the list, byte for byte, so that nothing comes in unnoticed.
class LibrariesTest {
    private static final String LIST = "/build/libraries.txt";
    /// What runs the tests, and our own modules.
    private static final Pattern OTHERS = Pattern.compile("junit-platform-(launcher|console).*|surefire.*|idea_rt.*|junit-rt.*|glasshive-.*");
    private static final Pattern OF_A_SYSTEM = Pattern.compile("(javafx-.*)-(linux|linux-aarch64|mac|mac-aarch64|win)\\.jar");
    private static final String LISTED_SYSTEM = "$1-linux.jar";

    @Test
    void everyLibraryIsOneOfTheListAndTheListHasNoOthers() throws IOException, NoSuchAlgorithmException {
        Map<String, String> listed = listed();
        Map<String, String> used = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = String.valueOf(Path.of(entry).getFileName());
            if (!name.endsWith(".jar") || OTHERS.matcher(name).matches()) {
                continue;
            }
            String place = OF_A_SYSTEM.matcher(name).replaceFirst(LISTED_SYSTEM);
            // Of a part for another system only the version is known.
            used.put(place, place.equals(name) ? sum(Path.of(entry)) : listed.getOrDefault(place, "not listed"));
        }
        assertThat(used).isEqualTo(listed);
    }

    /// The sums by the names of the files.
    private static Map<String, String> listed() throws IOException {
        try (InputStream in = Objects.requireNonNull(LibrariesTest.class.getResourceAsStream(LIST), LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("  ", 2))
                    .collect(Collectors.toMap(line -> fileName(line[1]), line -> line[0], (one, other) -> one, TreeMap::new));
        }
    }

    /// `group:artifact:version` and a classifier or none.
    private static String fileName(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        return String.join("-", Arrays.copyOfRange(parts, 1, parts.length)) + ".jar";
    }

    private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
