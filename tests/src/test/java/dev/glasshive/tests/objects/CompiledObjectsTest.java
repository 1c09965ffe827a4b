package dev.glasshive.tests.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a compiler made, read and written again, means the same: to us, to other tools and to the kernel.
class CompiledObjectsTest {
    @TempDir
    private Path folder = Path.of("");

    static List<String> names() {
        return Samples.names();
    }

    static List<String> forLinux() {
        return names().stream().filter(name -> !Samples.isForWindows(name)).toList();
    }

    private static LoadedObject read(String name) throws MalformedProgramException {
        return ObjectLoader.load(Samples.object(name), name + ".o");
    }

    private Path written(String name) throws MalformedProgramException, IOException {
        LoadedObject object = read(name);
        return Files.write(folder.resolve(name + ".o"), ObjectWriter.write(object).content().toArray());
    }

    /// By name, since linked programs carry the numbers of their own types.
    private static List<Optional<FunctionSignature>> signatures(Program program) {
        return program.types().map(types -> types.functions().records().stream().map(FunctionRecord::signature).toList()).orElse(List.of());
    }

    @ParameterizedTest
    @MethodSource("names")
    void itReadsTheSame(String name) throws MalformedProgramException, IOException {
        LoadedObject before = read(name);
        LoadedObject after = ObjectLoader.load(Files.readAllBytes(written(name)), name + ".o");
        assertThat(after.madeFor()).isEqualTo(before.madeFor());
        assertThat(after.programs().untyped()).isEqualTo(before.programs().untyped());
        assertThat(after.programs().maps()).extracting(MapSpec::fields).isEqualTo(before.programs().maps().stream().map(MapSpec::fields).toList());
        for (Program program : before.programs().programs()) {
            if (program.types().isPresent()) {
                assertThat(signatures(after.programs().program(program.name()).orElseThrow())).isEqualTo(signatures(program));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void otherToolsReadItWithoutComplaint(String name) throws MalformedProgramException, IOException {
        Tool readelf = Tool.orSkip("llvm-readelf-19");
        Tool objdump = Tool.orSkip("llvm-objdump-19");
        Tool bpftool = Tool.orSkip("bpftool");
        String file = written(name).toString();
        assertThat(readelf.output("-a", file)).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error:");
        assertThat(objdump.output("-d", "-r", "-S", file)).doesNotContainIgnoringCase("warning").doesNotContain("<unknown>");
        assertThat(bpftool.output("btf", "dump", "file", file, "format", "c")).doesNotContainIgnoringCase("warning");
    }

    @ParameterizedTest
    @MethodSource("forLinux")
    void theKernelTakesIt(String name) throws MalformedProgramException, IOException {
        try (PinFolder pins = PinFolder.orSkip(folder); var pinned = Files.list(pins.load(written(name)))) {
            assertThat(pinned.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(read(name).programs().programs().stream().map(Program::name).toList());
        }
    }
}
