package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be written is refused in one line before anything is done, and nobody's files are replaced.
class BadTargetTest {
    private static final String PROGRAM = "r0 = 2\nexit\n";

    @TempDir
    Path folder = Path.of("");

    private Path program = Path.of("");

    @BeforeEach
    void write() throws IOException {
        program = Files.writeString(folder.resolve("ok.bpf"), PROGRAM);
    }

    @Test
    void noCommandReplacesItsOwnInput() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.bpf"), program);
        for (String target : List.of(program.toString(), folder.resolve("../" + folder.getFileName() + "/ok.bpf").toString(), link.toString())) {
            assertRefused(target + ": would replace its own input; name another file", "asm", program.toString(), "-o", target);
            assertRefused(target + ": would replace its own input; name another file", "run", program.toString(), "--trace", target);
            assertRefused(target + ": would replace its own input; name another file", "compare", program.toString(), "--portable", "-o", target);
            assertRefused(target + ": would replace its own input; name another file", "verify", program.toString(), "--fix", "-o", target);
        }
        assertThat(Files.readString(program)).isEqualTo(PROGRAM);
    }

    @Test
    void aTraceReplacesNoPacketsNoContextAndNoTypes() throws IOException {
        Path other = Files.write(folder.resolve("other.bin"), new byte[] {1, 2, 3, 4});
        for (String option : List.of("--packet", "--context", "--btf")) {
            assertRefused("other.bin: would replace its own input", "run", program.toString(), option, other.toString(), "--trace", other.toString());
        }
        assertThat(other).hasSize(4);
    }

    @Test
    void aTargetIsAFileInAFolderThatIsThere() {
        assertRefused("q.o: the folder " + folder.resolve("none") + " does not exist; make it first", "asm", program.toString(), "-o", folder.resolve("none/q.o").toString());
        assertRefused("q.o: " + program + " is no folder", "asm", program.toString(), "-o", program.resolve("q.o").toString());
        assertRefused(folder + ": is a folder; name a file in it", "asm", program.toString(), "-o", folder.toString());
        assertRefused("-o: is empty; name a file", "asm", program.toString(), "-o", "");
        assertThat(Called.with("run", program.toString(), "--trace", folder.resolve("none/q").toString()).out()).isEmpty();
    }

    @Test
    void whatWouldBeLeftUndoneIsRefused() throws IOException {
        Path source = Files.writeString(folder.resolve("empty.bpf"), PROGRAM);
        assertRefused("-o out.txt: nothing is written there without --fix", "verify", program.toString(), "-o", "out.txt");
        assertRefused("empty.bpf: only objects (and C) are fitted to the types of a system", "inspect", "--core", source.toString());
    }

    @Test
    void aHandoutReplacesNoFileOfItsLesson() throws IOException {
        Path lesson = folder.resolve("my-x");
        assertThat(Called.with("lesson", "new", lesson.toString()).exit()).isZero();
        String text = Files.readString(lesson.resolve("lesson.md"));
        assertRefused("lesson.md: would replace its own input", "lesson", "handout", lesson.toString(), "-o", lesson.resolve("lesson.md").toString());
        assertThat(lesson.resolve("lesson.md")).hasContent(text);
        String page = lesson.resolve("page.html").toString();
        assertThat(Called.with("lesson", "handout", lesson.toString(), "-o", page).exit()).isZero();
        assertThat(Called.with("lesson", "handout", lesson.toString(), "-o", page).exit()).isZero();
    }

    @Test
    void aNewLessonIsWrittenIntoAnEmptyFolderOnly() throws IOException {
        Path lesson = Files.createDirectory(folder.resolve("my-x"));
        Path own = Files.writeString(lesson.resolve("even.bpf"), "mine");
        assertRefused("my-x: holds files already, which are not touched", "lesson", "new", lesson.toString());
        assertThat(own).hasContent("mine");
        assertThat(lesson).isDirectoryContaining("glob:**even.bpf").isDirectoryNotContaining("glob:**lesson.md");
        Files.delete(own);
        assertThat(Called.with("lesson", "new", lesson.toString()).exit()).isZero();
        assertRefused("name the folder of the new lesson", "lesson", "new", "");
    }

    @Test
    void marksHaveAFolderBeforeAnybodyIsJudged() throws IOException {
        Path team = Files.createDirectory(folder.resolve("team"));
        Files.writeString(team.resolve("ada.bpf"), PROGRAM);
        Called called = assertRefused(program + ": " + program + " is a file and no folder; name another folder",
                "lesson", "grade", team.toString(), "--lesson", "the-stack", "-o", program.toString());
        assertThat(called.err()).doesNotContain("judged");
    }

    @Test
    void picturesHaveAFolderBeforeTheyAreDrawn() {
        assertRefused("ok.bpf is a file and no folder; name another folder", "render", "-o", program.toString());
        assertRefused("ok.bpf is a file and no folder; name another folder", "render", "-o", program.resolve("deep/er").toString());
        assertRefused("each from 10 to 16384", "render", "-o", folder.toString(), "--size", "99999999x99999999");
    }

    private static Called assertRefused(String message, String... arguments) {
        Called called = Called.with(arguments);
        assertThat(called.err()).contains(message).hasLineCount(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.exit()).isEqualTo(2);
        return called;
    }
}
