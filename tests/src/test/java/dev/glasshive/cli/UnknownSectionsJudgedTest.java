package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.clang.ClangFinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/// An object one of whose sections names no hook: every program of it is judged or said not to be, and none is passed over.
class UnknownSectionsJudgedTest {
    private static final String TEXT = """
            struct buffer { unsigned before[19]; unsigned data; unsigned data_end; };
            __attribute__((section("xdp"), used)) int known(void *ctx) { return 2; }
            __attribute__((section("2/7"), used)) int numbered(struct buffer *b) { return *(unsigned char *)(long)b->data; }
            __attribute__((section("from-netdev"), used)) int named(struct buffer *b) {
                unsigned char *at = (void *)(long)b->data;
                return (void *)(at + 1) > (void *)(long)b->data_end ? 0 : *at;
            }
            """;

    @TempDir
    private Path folder = Path.of("replaced by JUnit");
    private String out = "";
    private String err = "";

    @BeforeEach
    void compilerIsThere() {
        assumeTrue(new ClangFinder(ClangFinder.usual()).find().isPresent(), "no clang that compiles for BPF is installed, so there is no such object");
    }

    private int verify(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sections.c"), TEXT);
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "verify";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = file.toString();
        int exit = Glasshive.execute(new Terminal(InputStream.nullInputStream(), new PrintWriter(said), new PrintWriter(complained), Ansi.OFF, Map.of()), arguments);
        out = said.toString();
        err = complained.toString();
        return exit;
    }

    @Test
    void theVerifierOfWindowsTakesThemForProgramsOnASocketBuffer() throws IOException {
        assertThat(verify("--platform", "linux", "--verifier", "windows")).isEqualTo(1);
        assertThat(out).contains("known: accepted", "numbered: rejected", "named: accepted");
        assertThat(err).contains("no hook of Linux", "2/7, from-netdev", "sched_cls");
    }

    @Test
    void thatOfLinuxSaysThatItCannotTell() throws IOException {
        assertThat(verify("--platform", "linux")).isEqualTo(1);
        assertThat(out).contains("known: accepted", "numbered: not decided", "its section 2/7", "named: not decided");
        assertThat(err).isEmpty();
    }
}
