package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.CodeSection;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/// What `disasm` prints of the sample objects against what LLVM's own tool prints.
class LlvmObjdumpTest {
    private static final String TOOL = "llvm-objdump-19";

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> programs() throws IOException {
        try (InputStream in = LlvmObjdumpTest.class.getResourceAsStream("/glasshive/programs/index.properties")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('='))).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everySampleIsListedAsLlvmListsIt(String program) throws IOException, InterruptedException {
        Path object = object(program);
        assertThat(disasm(object)).isEqualTo(objdump(object));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void listingOfLlvmAssemblesToTheSameBytes(String program) throws IOException, InterruptedException, MalformedProgramException {
        Path object = object(program);
        Assembly assembly = Assembler.assemble(objdump(object), program + ".s", HelperNames.NONE);
        List<Program> sections = assembly.programs().orElseThrow(() -> new AssertionError(assembly.diagnostics())).programs();
        List<CodeSection> expected = ObjectLoader.load(object).code();
        assertThat(sections).extracting(section -> Bytes.of(section.code().encode())).isEqualTo(expected.stream().map(CodeSection::content).toList());
    }

    private Path object(String program) throws IOException {
        try (InputStream in = LlvmObjdumpTest.class.getResourceAsStream("/glasshive/programs/" + program + "/" + program + ".o")) {
            assertThat(in).isNotNull();
            return Files.write(folder.resolve(program + ".o"), in.readAllBytes());
        }
    }

    private static String disasm(Path object) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(new StringWriter()), Ansi.OFF, Map.of());
        assertThat(Glasshive.execute(terminal, "disasm", object.toString())).isZero();
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static String objdump(Path object) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).anyMatch(bin -> Files.isExecutable(Path.of(bin, TOOL)));
        assumeThat(installed).as(TOOL + " is not installed (apt-get install llvm-19), so nothing is compared with it").isTrue();
        Process process = new ProcessBuilder(TOOL, "-d", object.toString()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
