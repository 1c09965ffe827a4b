package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.ReplayedCompiler;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.clang.CCompiler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/// C files on the command line, compiled by a compiler that only replays.
class CFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("count.c"), Samples.cSource("count_protocols").orElseThrow());
        Files.writeString(folder.resolve("faulty.c"), "// nothing\nfoo\n");
    }

    private Called called(CCompiler compiler, String command, String file, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[more.length + 2];
        arguments[0] = command;
        arguments[1] = folder.resolve(file).toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        int exit = Glasshive.execute(new Terminal(new ByteArrayInputStream(new byte[0]), new PrintWriter(out), new PrintWriter(err), Ansi.OFF, Map.of(), compiler), arguments);
        return new Called(exit, out.toString().replace(folder + "/", ""), err.toString().replace(folder + "/", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "verify", "inspect", "disasm", "asm"})
    void cIsAsGoodAsAnObject(String command) {
        assertThat(called(new ReplayedCompiler(), command, "count.c")).extracting(Called::exit).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "verify", "inspect", "disasm", "asm"})
    void faultsAreNamedWithTheirPlace(String command) {
        Called called = called(new ReplayedCompiler(), command, "faulty.c");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err().lines()).containsExactly("faulty.c:2:1: error: unknown type name 'foo'",
                "glasshive: faulty.c: does not compile (errors: 1); correct the lines named above");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "verify", "inspect", "disasm", "asm"})
    void whereNothingCompilesOneLineSaysWhatToDo(String command) {
        Called called = called(CCompiler.NONE, command, "count.c");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err().lines()).containsExactly("glasshive: count.c: no clang that compiles for BPF is found; install clang 11 or newer, "
                + "or give an object: those of the samples need no clang, such as count_protocols.o");
    }

    @Test
    void theObjectIsTheCompilersOwn() throws IOException {
        Path object = folder.resolve("count.o");
        assertThat(called(new ReplayedCompiler(), "asm", "count.c", "-o", object.toString()).exit()).isZero();
        assertThat(Files.readAllBytes(object)).isEqualTo(Samples.object("count_protocols"));
    }
}
