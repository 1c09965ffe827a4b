package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonSourceTest {
    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bpf", "/etc/passwd", "a/../../secret.bpf", "C:\\x", "..", "a//b", "", "~/x", "file:///etc/passwd"})
    void namesThatLeadOutsideAreRefused(String name) throws IOException {
        Files.writeString(parent.resolve("secret.bpf"), "exit");
        LessonSource source = LessonSource.folder(Files.createDirectory(parent.resolve("trial")));

        assertThatThrownBy(() -> source.read(name)).isInstanceOf(IOException.class).hasMessageContaining("no name of a file");
    }

    @Test
    void linksThatLeadOutsideAreRefused() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret.bpf"), "exit");
        Path folder = Files.createDirectory(parent.resolve("trial"));
        Files.createSymbolicLink(folder.resolve("p.bpf"), secret);

        assertThatThrownBy(() -> LessonSource.folder(folder).read("p.bpf")).isInstanceOf(IOException.class).hasMessageContaining("out of the lesson's folder");
    }

    @Test
    void longFilesAreRefused() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("trial"));
        Files.write(folder.resolve("lesson.md"), new byte[LessonSource.MAX_FILE_BYTES + 1]);

        assertThat(LessonReader.read(LessonSource.folder(folder)).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.toString()).isEqualTo("lesson.md: is longer than 1 MB; make it shorter"));
    }

    @Test
    void aFolderWithoutLessonIsAProblem() {
        assertThat(LessonReader.read(LessonSource.folder(parent)).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a lesson is a folder with a file lesson.md"));
    }

    @Test
    void aFolderOfLessonsIsALibrary() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("trial"));
        Files.writeString(folder.resolve("lesson.md"), "");

        assertThat(LessonLibrary.folder(parent).sources()).singleElement().hasToString("trial");
        assertThat(LessonLibrary.folder(folder).sources()).singleElement().hasToString("trial");
    }
}
