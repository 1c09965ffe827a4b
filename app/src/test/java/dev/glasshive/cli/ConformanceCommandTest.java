package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {
    private static final String ANSWER = "b7  00  00  00  2a  00  00  00  95  00  00  00  00  00  00  00  \n";

    @TempDir
    Path folder = Path.of("");

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyTestOfAFolderGetsItsVerdict() throws IOException {
        file("a.data", "-- asm\nmov32 %r0, 1\nexit\n-- result\n0x1\n");
        file("b.data", "-- asm\nmov32 %r0, 1\nexit\n-- result\n0x2\n");
        file("c.data", "-- asm\nmov %r0, 1\nexit\n-- result\n0x1\n");
        file("d.data", "nothing");
        Called called = Called.with("conformance", folder.toString(), "--groups", "base32");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out().lines()).containsExactly("FAIL b: expected 0x2, got 0x1", "SKIP c: needs base64",
                "FAIL d:1: text before the first section; begin with -- asm, or write # in front of a comment",
                "base32    passed 1, failed 1, skipped 1", "base64    passed 0, failed 0, skipped 1", "all       passed 1, failed 2, skipped 1");
    }

    @Test
    void jsonNamesTestsGroupsAndResults() throws IOException {
        file("a.data", "-- asm\nmov32 %r0, 1\nexit\n-- result\n0x1\n");
        Called called = Called.with("conformance", folder.resolve("a.data").toString(), "--json");
        assertThat(called.exit()).isZero();
        assertThat(Json.MAPPER.readTree(called.out())).isEqualTo(Json.MAPPER.readTree("""
                {"passed": 1, "failed": 0, "skipped": 0,
                 "tests": [{"name": "a", "groups": ["base32"], "result": "pass", "expected": "0x1", "got": "0x1"}]}"""));
    }

    @Test
    void foldersWithoutTestsAndUnknownGroupsAreNamed() {
        assertThat(Called.with("conformance", folder.toString())).extracting(Called::exit, Called::err)
                .containsExactly(2, "glasshive: " + folder + ": holds no file that ends in .data; name the folder of the tests" + System.lineSeparator());
        assertThat(Called.with("conformance", folder.toString(), "--groups", "base16").err()).contains("--groups base16: no such conformance group; there are: atomic32,");
    }

    @Test
    void pluginPrintsR0InHexadecimal() {
        assertThat(Called.withInput(ANSWER, "conformance-plugin", "--interpret")).isEqualTo(new Called(0, "2a" + System.lineSeparator(), ""));
        // ldxw r0, [r1+2]; exit
        assertThat(Called.withInput("", "conformance-plugin", "aa  bb  11  22  cc  dd  ", "--jit", "--program", "6110020000000000 9500000000000000").out().strip())
                .isEqualTo("ddcc2211");
    }

    @Test
    void pluginSaysOnStandardErrorWhatWentWrong() {
        assertThat(Called.withInput("61100000000000009500000000000000", "conformance-plugin")).extracting(Called::exit, Called::out).containsExactly(1, "");
        assertThat(Called.withInput("zz", "conformance-plugin").err()).isEqualTo("glasshive: the program is not hexadecimal; write two digits a byte" + System.lineSeparator());
        assertThat(Called.withInput("", "conformance-plugin")).extracting(Called::exit, Called::out).containsExactly(2, "");
        assertThat(Called.withInput(ANSWER, "conformance-plugin", "--unknown")).extracting(Called::exit, Called::out).containsExactly(1, "");
        assertThat(Called.withInput("00", "conformance-plugin", "--elf").err()).contains("not an ELF object");
    }

    @Test
    void pluginCallsThroughRegisters() {
        // r2 = 5; call r2; r0 = 2; exit
        assertThat(Called.withInput("", "conformance-plugin", "--program", "b702000005000000 8d02000000000000 b700000002000000 9500000000000000").out().strip()).isEqualTo("2");
    }

    @Test
    void pluginRunsTheFunctionMainOfAnObject() throws IOException, MalformedProgramException {
        Opened.Source source = Opened.source("x", ".program \"\" other\nr0 = 1\nexit\n.program \"\" main\nr0 = *(u8 *)(r1 + 0)\nr0 += r2\nexit\n");
        String hex = ObjectWriter.write(source.assembly().programs().orElseThrow()).content().toHex();
        assertThat(Called.withInput(hex, "conformance-plugin", "05 00", "--elf")).isEqualTo(new Called(0, "7" + System.lineSeparator(), ""));
    }

    @Test
    void endianChoosesTheHost() throws IOException {
        file("a.data", "-- asm\nstdw [%r10-8], 1\nldxb %r0, [%r10-8]\nexit\n-- result\n1\n-- result big-endian\n0\n");
        assertThat(Called.with("conformance", folder.toString()).exit()).isZero();
        assertThat(Called.with("conformance", folder.toString(), "--endian", "big", "--json").out()).contains("\"expected\" : \"0x0\"", "\"passed\" : 1");
    }

    @Test
    void pluginIsAProcessThatReadsToTheEndAndAnswers() throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Glasshive.class.getName()));
        command.addAll(List.of("conformance-plugin", "01  02  ", "--debug"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var in = process.getOutputStream()) {
            in.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()).isEqualTo("2a");
        assertThat(process.waitFor()).isZero();
    }
}
