package dev.glasshive.tests.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceSpan;
import dev.glasshive.clang.CSource;
import dev.glasshive.clang.Clang;
import dev.glasshive.clang.Clang.HeaderChoice;
import dev.glasshive.clang.ClangFinder;
import dev.glasshive.clang.Compilation;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.Opened;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.objects.SampleTexts;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClangTest {
    private static final Optional<Clang> FOUND = new ClangFinder(ClangFinder.usual()).find();

    @TempDir
    private Path folder = Path.of("");

    static List<String> samples() {
        return SampleTexts.names();
    }

    private static Clang clang() {
        assumeTrue(FOUND.isPresent(), "no clang that compiles for BPF is installed, so nothing is compiled");
        return FOUND.orElseThrow();
    }

    private static CSource source(String name, String text) {
        return Opened.cSource(name, text, Optional.empty(), Optional.empty(), ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Diagnostic> faults(String text) {
        assertThat(clang().compile(source("faulty.c", text))).isInstanceOf(Compilation.Faulty.class);
        return clang().compile(source("faulty.c", text)) instanceof Compilation.Faulty(List<Diagnostic> diagnostics) ? diagnostics : List.of();
    }

    private static ProgramSet programs(Compilation compilation) throws MalformedProgramException {
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        Bytes object = compilation instanceof Compilation.Compiled compiled ? compiled.object() : Bytes.EMPTY;
        return ObjectLoader.load(object.toArray(), "x.o").programs();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleCompiles(String name) throws MalformedProgramException {
        String text = SampleTexts.c(name);
        ProgramSet set = programs(clang().compile(source(name + ".c", text)));
        assertThat(set.programs()).extracting(Program::name).contains(name);
        assertThat(set.programs()).allSatisfy(program -> assertThat(program.sourceMap().lines())
                .isNotEmpty().allSatisfy(line -> assertThat(text.lines().toList().get(line.line() - 1)).isEqualTo(line.text())));
    }

    /// As on a machine that has a clang and nothing else.
    @ParameterizedTest
    @MethodSource("samples")
    void ourOwnHeadersAreEnough(String name) throws MalformedProgramException {
        CSource source = source(name + ".c", SampleTexts.c(name));
        Clang alone = new Clang(clang().program(), clang().name(), HeaderChoice.OWN);
        assertThat(programs(alone.compile(source)).programs()).extracting(Program::code)
                .isEqualTo(programs(clang().compile(source)).programs().stream().map(Program::code).toList());
    }

    @Test
    void programsForWindowsGetItsContextsAndItsMark() throws MalformedProgramException {
        CSource source = source("redirect.c", """
                #include "bpf_helpers.h"
                #include "ebpf_nethooks.h"
                struct {
                    __uint(type, BPF_MAP_TYPE_LRU_HASH);
                    __type(key, uint32_t);
                    __type(value, uint64_t);
                    __uint(max_entries, 4);
                } seen SEC(".maps");
                SEC("cgroup/connect4")
                int redirect(bpf_sock_addr_t *ctx) {
                    uint32_t key = ctx->user_ip4;
                    uint64_t *value = bpf_map_lookup_elem(&seen, &key);
                    if (value && ctx->user_port == 80)
                        ctx->user_port = 81;
                    return 1;
                }
                """);
        assertThat(source.platform().id()).isEqualTo("windows");
        Bytes object = clang().compile(source) instanceof Compilation.Compiled compiled ? compiled.object() : Bytes.EMPTY;
        var loaded = ObjectLoader.load(object.toArray(), "redirect.o");
        assertThat(loaded.madeFor()).isEqualTo("windows");
        assertThat(loaded.programs().maps()).extracting(map -> map.type()).containsExactly("lru_hash");
    }

    @Test
    void faultsHaveAPlaceAndARemedy() {
        assertThat(faults("""
                int f(int a) {
                    int größe = a +;
                    retrun größe;
                    return c;
                }
                """)).containsExactly(
                new Diagnostic(Diagnostic.Severity.ERROR, new SourceSpan(2, 20, 1), "expected expression", "", ""),
                new Diagnostic(Diagnostic.Severity.ERROR, new SourceSpan(3, 5, 6), "use of undeclared identifier 'retrun'", "", "did you mean 'return'?"),
                new Diagnostic(Diagnostic.Severity.ERROR, new SourceSpan(4, 12, 1), "use of undeclared identifier 'c'", "", ""));
    }

    @Test
    void whatIsMissingAtTheEndOfALineIsShownThere() {
        assertThat(faults("int a = 1\nint b;\n")).containsExactly(
                new Diagnostic(Diagnostic.Severity.ERROR, new SourceSpan(1, 9, 1), "expected ';' after top level declarator", "", "write ;"));
    }

    @Test
    void missingHeadersAreUnderlined() {
        assertThat(faults("#include \"nowhere.h\"\n")).containsExactly(
                new Diagnostic(Diagnostic.Severity.ERROR, new SourceSpan(1, 10, 11), "'nowhere.h' file not found", "", ""));
    }

    @Test
    void warningsDoNotStopAProgram() {
        Compilation compilation = clang().compile(source("warned.c", "__attribute__((section(\"xdp\"), used)) int f(void *ctx) { int a; return a; }\n"));
        List<Diagnostic> diagnostics = compilation instanceof Compilation.Compiled(Bytes _, List<Diagnostic> warnings) ? warnings : List.of();
        assertThat(diagnostics).isNotEmpty().noneMatch(Diagnostic::isError);
        assertThat(diagnostics.getFirst().message()).isEqualTo("variable 'a' is uninitialized when used here");
    }

    @Test
    void headersInQuotesLieBesideTheFile() throws IOException, MalformedProgramException {
        Files.writeString(folder.resolve("mine.h"), "#define ANSWER 42\n");
        CSource source = Opened.cSource("user.c", "#include \"mine.h\"\n__attribute__((section(\"xdp\"), used)) int f(void *ctx) { return ANSWER; }\n",
                Optional.of(folder), Optional.empty(), ByteOrder.LITTLE_ENDIAN);
        assertThat(programs(clang().compile(source)).programs()).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("mine.h"));
        }
    }

    @Test
    void signedDivisionsTakeTheNewerInstructions() throws MalformedProgramException {
        Compilation compilation = clang().compile(source("divide.c", "__attribute__((section(\"xdp\"), used)) long f(long *ctx) { return ctx[0] / ctx[1]; }\n"));
        assertThat(programs(compilation).programs()).hasSize(1);
    }

    /// Each line doubles the one before.
    private static String endless() {
        StringBuilder text = new StringBuilder("#define A0 x x\n");
        for (int i = 1; i < 60; i++) {
            text.append("#define A").append(i).append(" A").append(i - 1).append(" A").append(i - 1).append('\n');
        }
        return text + "int y = A59;\n";
    }

    @Test
    void whatExpandsWithoutEndIsStopped() {
        Instant start = Instant.now();
        assertThat(clang().compile(source("bomb.c", endless()))).isInstanceOf(Compilation.GaveUp.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Clang.MOST_TIME.plusSeconds(10));
    }

    @Test
    void anInterruptionStopsTheCompiler() throws InterruptedException {
        clang();
        AtomicReference<Compilation> outcome = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> outcome.set(clang().compile(source("bomb.c", endless()))));
        Thread.sleep(500);
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(outcome.get()).isEqualTo(new Compilation.GaveUp("the compilation was stopped"));
    }

    @Test
    void objectsThatAreTooLargeAreNotWritten() {
        assertThat(clang().compile(source("large.c", "char x[1 << 30] = {1};\n"))).isInstanceOf(Compilation.GaveUp.class);
    }

    @Test
    void textsThatAreTooLongAreNotCompiled() {
        assertThat(clang().compile(source("long.c", " ".repeat(CSource.LONGEST + 1)))).isInstanceOf(Compilation.GaveUp.class);
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        clang().compile(source("x.c", "int x;\n"));
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.filter(file -> String.valueOf(file.getFileName()).startsWith("glasshive-c"))).isEmpty();
        }
    }

    @Test
    void aClangWithoutBpfIsNone() throws IOException {
        Path fake = folder.resolve("clang");
        Files.writeString(fake, "#!/bin/sh\necho '  x86-64 - 64-bit X86'\n");
        assumeTrue(fake.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no program can be made here");
        assertThat(new ClangFinder(List.of(folder)).find()).isEmpty();
        assertThat(new ClangFinder(List.of()).find()).isEmpty();
    }
}
