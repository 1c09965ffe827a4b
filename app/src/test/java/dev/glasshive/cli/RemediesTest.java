package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message tells people to do is right for what they gave.
class RemediesTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "verify", "inspect"})
    void typesThatAreNamedAreReadEvenWhereTheyAreNotNeeded(String command, @TempDir Path folder) throws IOException {
        String program = Files.writeString(folder.resolve("ok.bpf"), "r0 = 2\nexit\n").toString();
        Path garbage = Files.writeString(folder.resolve("garbage"), "no types at all");
        assertRefused("nosuch: no such file", command, program, "--btf", folder.resolve("nosuch").toString());
        assertRefused(": is a directory", command, program, "--btf", folder.toString());
        assertRefused("garbage", command, program, "--btf", garbage.toString());
        Path damaged = Files.write(folder.resolve("damaged"), new byte[] {(byte) 0x9f, (byte) 0xeb, 1});
        assertRefused("damaged: .BTF has 3 bytes", command, program, "--btf", damaged.toString());
        assertThat(Called.with(command, program, "--btf", "small_kernel.o").err()).doesNotContain("small_kernel.o");
    }

    @Test
    void anEmptyCaptureWantsPackets(@TempDir Path folder) throws IOException {
        String empty = Files.createFile(folder.resolve("none.pcap")).toString();
        String program = Files.writeString(folder.resolve("ok.bpf"), "r0 = 2\nexit\n").toString();
        assertRefused("is empty; give a pcap or pcapng file with packets in it", "inspect", empty);
        assertRefused("is empty; give a pcap or pcapng file with packets in it", "run", program, "--packet", empty);
        assertRefused("--packet: is empty; name a capture", "run", program, "--packet", "");
    }

    @Test
    void aFileOfALessonIsNoLesson(@TempDir Path folder) {
        Path lesson = folder.resolve("my-x");
        assertThat(Called.with("lesson", "new", lesson.toString()).exit()).isZero();
        assertRefused("is one file of a lesson; name its folder, " + lesson, "lesson", "check", lesson.resolve("lesson.md").toString());
    }

    @Test
    void aFileThatIsNotThereIsNoUnknownLesson(@TempDir Path folder) {
        assertRefused("x.zip: no such file or folder; check the path", "lesson", "hand-in", "x.zip", folder.toString(), "--learner", "ada", "-o", folder.resolve("a.exam.json").toString());
        assertThat(Called.with("lesson", "show", folder.resolve("none").toString()).err()).contains("no such file or folder").doesNotContain("the-stack");
    }

    @Test
    void aLessonNamesItsLanguages() {
        assertRefused("lesson the-stack is not there in xx; it can be read in: en", "lesson", "show", "the-stack", "--language", "xx");
    }

    @Test
    void onlyEnginesThatAreThereAreOffered() {
        assertThat(Called.with("bench", "--engine", "gpu").err()).contains("INTERPRETER, COMPILED, KERNEL");
    }

    @Test
    void aCharacterThatNobodySeesIsNamed(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("odd.bpf"), "r0 = 2\n\0\nexit\n");
        assertThat(Called.with("asm", program.toString()).err()).contains("odd.bpf:2:1: error: no instruction begins with U+0000");
    }

    @Test
    void authorsMeanTheirFolderAndLearnersTheCourse() throws IOException {
        // Names of lessons are looked for in the folder of the process, which a test cannot choose.
        Path own = Files.createDirectory(Path.of("bit-masks"));
        try {
            Path lesson = Files.writeString(own.resolve("lesson.md"), "---\ntitle: Half a lesson\n");
            try {
                Called check = Called.with("lesson", "check", "bit-masks");
                assertThat(check.err()).contains("note: bit-masks: takes the one in the folder").hasLineCount(1);
                assertThat(check.exit()).isEqualTo(1);
                Called show = Called.with("lesson", "show", "bit-masks");
                assertThat(show.err()).contains("note: bit-masks: takes the lesson that comes with Glasshive").hasLineCount(1);
                assertThat(show.exit()).isZero();
                Called preview = Called.with("lesson", "preview", "bit-masks");
                assertThat(preview.err()).contains("note: bit-masks: takes the one in the folder");
            } finally {
                Files.delete(lesson);
            }
        } finally {
            Files.delete(own);
        }
        assertThat(Called.with("lesson", "check", "bit-masks").err()).isEmpty();
    }

    private static void assertRefused(String message, String... arguments) {
        Called called = Called.with(arguments);
        assertThat(called.err()).contains(message).hasLineCount(1);
        assertThat(called.exit()).isEqualTo(2);
    }
}
