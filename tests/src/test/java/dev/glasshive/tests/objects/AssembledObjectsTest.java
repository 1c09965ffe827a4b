package dev.glasshive.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.WrittenObject;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of assembly text as an object: other tools read it without complaint, and the kernel takes it from libbpf.
class AssembledObjectsTest {
    @TempDir
    private Path folder = Path.of("");

    static List<String> texts() {
        return Stream.concat(Samples.withAssembly().stream(), Samples.TEXTS.stream()).toList();
    }

    static List<String> forLinux() {
        return texts().stream().filter(name -> !Samples.isForWindows(name)).toList();
    }

    private static String platform(String name) {
        return Samples.isForWindows(name) ? "windows" : "linux";
    }

    private Path written(String name) throws IOException, MalformedProgramException {
        WrittenObject object = ObjectWriter.write(Samples.assembled(name), platform(name));
        assertThat(object.notes()).isEmpty();
        return Files.write(folder.resolve(name + ".o"), object.content().toArray());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theObjectSaysWhatTheTextSays(String name) throws IOException, MalformedProgramException {
        ProgramSet text = Samples.assembled(name);
        LoadedObject object = ObjectLoader.load(written(name));
        assertThat(object.madeFor()).isEqualTo(platform(name));
        assertThat(object.notes()).isEmpty();
        assertThat(object.programs().license()).isEqualTo(text.license());
        // what is written as global variables comes last
        assertThat(object.programs().untyped().maps()).containsExactlyInAnyOrderElementsOf(text.untyped().maps());
        // programs of one type stand in one section, so that their order may change
        for (Program program : text.programs()) {
            Program read = object.programs().program(program.name()).orElseThrow();
            assertThat(read.type()).isEqualTo(program.type());
            assertThat(read.subprograms()).isEqualTo(program.subprograms());
            assertThat(read.sourceMap()).isEqualTo(program.sourceMap());
            assertThat(read.code().size()).isEqualTo(program.code().size());
            assertThat(read.types()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void otherToolsReadItWithoutComplaint(String name) throws IOException, MalformedProgramException {
        Tool objdump = Tool.orSkip("llvm-objdump-19");
        Tool readelf = Tool.orSkip("llvm-readelf-19");
        Tool bpftool = Tool.orSkip("bpftool");
        String file = written(name).toString();
        assertThat(readelf.output("-a", file)).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error:");
        // -S shows the text behind each line: it lies in the object
        String listing = objdump.output("-d", "-r", "-S", file);
        assertThat(listing).doesNotContainIgnoringCase("warning").doesNotContain("<unknown>");
        for (Program program : Samples.assembled(name).programs()) {
            for (SourceLine line : program.sourceMap().lines()) {
                assertThat(listing).contains("; " + line.text().strip());
            }
        }
        assertThat(bpftool.output("btf", "dump", "file", file)).contains("FUNC '").doesNotContainIgnoringCase("warning");
    }

    @ParameterizedTest
    @MethodSource("forLinux")
    void theKernelTakesIt(String name) throws IOException, MalformedProgramException {
        ProgramSet set = Samples.assembled(name);
        try (PinFolder pins = PinFolder.orSkip(folder)) {
            Path pinned = pins.load(written(name));
            for (Program program : set.programs()) {
                String listing = pins.bpftool().output("prog", "dump", "xlated", "pinned", pinned.resolve(program.name()).toString(), "linum");
                List<String> lines = program.sourceMap().lines().stream()
                        .map(line -> "; " + line.text().strip() + " [file:" + line.file() + " line_num:" + line.line() + " line_col:" + line.column() + "]").toList();
                // the kernel leaves out lines of branches that it saw are never taken
                assertThat(listing.lines().filter(line -> line.startsWith("; "))).isNotEmpty().isSubsetOf(lines).startsWith(lines.getFirst());
                assertThat(program.subprograms()).allSatisfy(function -> assertThat(listing).contains(function.name() + "("));
            }
        }
    }
}
