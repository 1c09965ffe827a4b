package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.isa.MalformedProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What others make of the objects that [ObjectWriter] writes.
class WrittenObjectTest {
    @TempDir
    Path folder = Path.of("");

    static List<String> fixtures() {
        return Fixture.ALL;
    }

    private Path written(String fixture) throws MalformedProgramException, IOException {
        return Files.write(folder.resolve(fixture + ".o"), ObjectWriter.write(Fixture.of(fixture).load().programs()).content().toArray());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void llvmReadsTheSameBytesOfCode(String fixture) throws MalformedProgramException, IOException {
        Tool objdump = Tool.orSkip("llvm-objdump-19");
        Path file = written(fixture);
        String listing = objdump.output("-d", file.toString());
        String bytes = Pattern.compile("(?m)^ +\\d+:\t((?:[0-9a-f]{2} )+|[0-9a-f ]+?)\t").matcher(listing).results()
                .map((MatchResult m) -> m.group(1).replace(" ", "")).collect(Collectors.joining());
        String code = ObjectLoader.load(file).code().stream().map(section -> section.content().toHex()).collect(Collectors.joining());
        assertThat(bytes).isEqualTo(code);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void llvmFindsNothingToWarnOf(String fixture) throws MalformedProgramException, IOException {
        Tool readelf = Tool.orSkip("llvm-readelf-19");
        assertThat(readelf.output("-a", written(fixture).toString())).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void bpftoolReadsTheTypes(String fixture) throws MalformedProgramException, IOException {
        Tool bpftool = Tool.orSkip("bpftool");
        assertThat(bpftool.output("btf", "dump", "file", written(fixture).toString())).contains("FUNC '");
    }

    /// The names say which maps, calls, variables and addresses of functions the kernel must have taken from the object.
    @ParameterizedTest
    @ValueSource(strings = {"functions", "typed_maps", "variables", "callback", "portable"})
    void theKernelLoadsThePrograms(String fixture) throws MalformedProgramException, IOException {
        Tool bpftool = Tool.orSkip("bpftool");
        Tool mount = Tool.orSkip("mount");
        Path object = written(fixture);
        Path pins = Files.createDirectory(folder.resolve("pins"));
        assumeTrue(mount.run("-t", "bpf", "none", pins.toString()).status() == 0, "no file system for pinned programs can be mounted: not root");
        try {
            assumeTrue(bpftool.run("prog", "list").status() == 0, "bpf(2) is not allowed here");
            Path pinned = Files.createDirectory(pins.resolve(fixture));
            bpftool.output("prog", "loadall", object.toString(), pinned.toString());
            try (var files = Files.list(pinned)) {
                List<String> names = Fixture.of(fixture).load().programs().programs().stream().map(p -> p.name()).toList();
                assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
            }
        } finally {
            // pins vanish with their file system, and programs with their pins
            Tool.orSkip("umount").run(pins.toString());
        }
    }
}
