package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("new").resolve("settings.properties");
        Settings written = Settings.read(file);
        written.set(Optional.of(Theme.HIGH_CONTRAST));
        written.set("scale", 1.5);
        written.set("maximized", true);
        written.opened(folder.resolve("ünï code.o"));
        written.write();
        Settings read = Settings.read(file);
        assertThat(read.theme()).contains(Theme.HIGH_CONTRAST);
        assertThat(read.number("scale", 1, 0.75, 3)).isEqualTo(1.5);
        assertThat(read.isSet("maximized", false)).isTrue();
        assertThat(read.recent()).containsExactly(folder.resolve("ünï code.o"));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMissingFileMeansDefaults() {
        assertDefaults(Settings.read(folder.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u12", "theme=purple\nscale=wide\n", "scale=NaN\n", "\0\0\0", "recent.3", "scale"})
    void aDamagedFileMeansDefaults(String damage) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.properties"), damage);
        assertDefaults(Settings.read(file));
    }

    @Test
    void bytesThatAreNoTextMeanDefaults() throws IOException {
        assertDefaults(Settings.read(Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})));
        assertDefaults(Settings.read(folder));
    }

    @Test
    void numbersOutOfRangeAreBroughtIntoIt() throws IOException {
        Settings settings = Settings.read(Files.writeString(folder.resolve("settings.properties"), "scale=1e99\nwidth=-3\n"));
        assertThat(settings.number("scale", 1, 0.75, 3)).isEqualTo(3);
        assertThat(settings.number("width", 1600, 640, 10_000)).isEqualTo(640);
    }

    @Test
    void theTenNewestFilesAreKeptEachOnce() {
        Settings settings = Settings.read(folder.resolve("none"));
        IntStream.range(0, 12).forEach(i -> settings.opened(folder.resolve("file" + i)));
        settings.opened(folder.resolve("file5"));
        assertThat(settings.recent()).hasSize(10).doesNotHaveDuplicates().startsWith(folder.resolve("file5"), folder.resolve("file11"));
    }

    private static void assertDefaults(Settings settings) {
        assertThat(settings.theme()).isEmpty();
        assertThat(settings.number("scale", 1, 0.75, 3)).isEqualTo(1);
        assertThat(settings.recent()).isEmpty();
    }
}
