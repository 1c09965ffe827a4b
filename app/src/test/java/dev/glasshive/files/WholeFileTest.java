package dev.glasshive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that are written whole, over whatever lies there.
class WholeFileTest {
    private static final byte[] NEWS = "news".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void whatIsWrittenTakesThePlaceOfWhatWasThereAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        WholeFile.write(file, "news");
        assertThat(file).hasContent("news");
        WholeFile.write(folder.resolve("new"), NEWS);
        assertThat(names()).containsExactly("file", "new");
    }

    @Test
    void whereTheContentCannotBeHadTheOldOneStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("no more");
        })).hasMessage("no more");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoMayReadItStaysAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx-w---x"));
        WholeFile.write(file, NEWS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwx-w---x");
        assertThat(file).hasContent("news");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        WholeFile.write(link, NEWS);
        assertThat(link).isSymbolicLink().hasContent("news");
        assertThat(file).hasContent("news");
        Path ahead = Files.createSymbolicLink(folder.resolve("ahead"), Path.of("not-yet"));
        WholeFile.write(ahead, NEWS);
        assertThat(ahead).isSymbolicLink();
        assertThat(folder.resolve("not-yet")).hasContent("news");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWithTwoNamesKeepsBoth() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path second = Files.createLink(folder.resolve("second"), file);
        WholeFile.write(file, NEWS);
        assertThat(second).hasContent("news");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceStaysADevice() throws IOException {
        WholeFile.write(Path.of("/dev/null"), NEWS);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void whatKilledProcessesLeftGoesAwayAfterAnHour() throws IOException {
        Path left = old(folder.resolve("file.12345.part"));
        Path others = old(folder.resolve("other.12345.part"));
        Path somebodys = old(folder.resolve("file.mine.part"));
        Path now = Files.createFile(folder.resolve("file.6.part"));
        WholeFile.write(folder.resolve("file"), NEWS);
        assertThat(left).doesNotExist();
        assertThat(List.of(others, somebodys, now)).allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void whatIsThereIsNotReplacedByANewFile() throws IOException {
        Path file = folder.resolve("file");
        WholeFile.create(file, NEWS);
        assertThatThrownBy(() -> WholeFile.create(file, new byte[0])).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("news");
        assertThat(names()).containsExactly("file");
        assertThatThrownBy(() -> WholeFile.create(folder.resolve("none/file"), NEWS)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void onlyAnOrdinaryFileOfOrdinaryLengthIsRead() throws IOException {
        Path file = Files.write(folder.resolve("file"), NEWS);
        assertThat(WholeFile.read(file, NEWS.length)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(NEWS));
        assertThat(WholeFile.read(file, NEWS.length - 1)).isEmpty();
        assertThat(WholeFile.read(folder, NEWS.length)).isEmpty();
        assertThatThrownBy(() -> WholeFile.read(folder.resolve("none"), 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyWaitsForAPipeNorReadsADeviceToItsEnd() throws IOException, InterruptedException {
        assertThat(WholeFile.read(pipe("pipe"), 1)).isEmpty();
        assertThat(WholeFile.read(Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero")), 1)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeWithNobodyAtItsOtherEndIsGivenUp() throws IOException, InterruptedException {
        Path pipe = pipe("pipe");
        assertThatThrownBy(() -> Door.in(pipe, Duration.ofMillis(10))).isInstanceOf(IOException.class).hasMessageContaining("is a pipe, and nobody");
        assertThatThrownBy(() -> Door.out(pipe("other"), Duration.ofMillis(10))).isInstanceOf(IOException.class).hasMessageContaining("is a pipe, and nobody");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsWrittenIntoAPipeComesOut() throws IOException, InterruptedException {
        Path pipe = pipe("pipe");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        WholeFile.write(pipe, NEWS);
        assertThat(reader.getInputStream()).hasBinaryContent(NEWS);
        Process writer = new ProcessBuilder("sh", "-c", "printf news > \"$0\"", pipe.toString()).start();
        assertThat(Door.in(pipe)).hasBinaryContent(NEWS);
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void somethingDamagedIsSetAsideWhateverItIs() throws IOException {
        Path file = Files.createDirectory(folder.resolve("ada.learner"));
        Path aside = WholeFile.setAside(file, "ada-", ".damaged");
        assertThat(file).doesNotExist();
        assertThat(aside).isDirectory();
        assertThat(aside.getFileName().toString()).startsWith("ada-").endsWith(".damaged");
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(file), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
