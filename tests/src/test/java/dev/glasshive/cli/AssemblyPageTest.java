package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/// The page on assembly: what it shows can be written so, and is accepted.
class AssemblyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "assembly.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bpf\n(.*?)^```$");

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockIsAccepted(String block, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("page.bpf"), block);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), Ansi.OFF, Map.of());
        assertThat(Glasshive.execute(terminal, "verify", file.toString())).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains(": accepted");
    }

    @Test
    void everyDirectiveIsNamed() throws IOException {
        assertThat(Files.readString(PAGE)).contains(Assembler.DIRECTIVES);
    }
}
