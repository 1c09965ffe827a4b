package dev.glasshive.tests.soundness;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.verifier.RandomVerifierProgram;
import dev.glasshive.tests.verifier.VerifierCase;
import dev.glasshive.tests.windows.WindowsCase;
import dev.glasshive.verifier.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the verifier of Windows accepts never traps, and every value of every run lies in what it knows before each instruction.
///
/// With `-Dglasshive.soundness.thorough=true` there are more random programs, and all programs get a thousand inputs.
class WindowsProgramsHoldTest {
    private static final boolean THOROUGH = Boolean.getBoolean("glasshive.soundness.thorough");
    private static final int INPUTS = 1000;
    private static final long SEED = 2019;
    private static final Examination WINDOWS = Examination.ofWindows(Platforms.windows());
    /// The strategy of Windows with the tables of Linux, for which there are more programs.
    private static final Examination TABLES_OF_LINUX = Examination.ofWindows(Platforms.linux());

    @Test
    void noRunOfTheCorpusLeavesWhatIsKnown() throws IOException {
        WINDOWS.examine(WindowsCase.all().stream().filter(each -> each.platform().equals(Platforms.windows())).map(each -> new Subject(each.title(), each.candidate())).toList(),
                INPUTS, 280);
    }

    @Test
    void noRunOfTheCorpusOfLinuxLeavesWhatIsKnown() throws IOException {
        TABLES_OF_LINUX.examine(VerifierCase.all().stream().map(each -> new Subject(each.file() + ": " + each.name(), each.candidate())).toList(), THOROUGH ? INPUTS : 50, 300);
    }

    @Test
    void noRunOfSamplesAndLessonsLeavesWhatIsKnown() throws IOException, MalformedProgramException {
        List<Subject> linux = new ArrayList<>();
        List<Subject> windows = new ArrayList<>();
        for (Path file : files()) {
            Optional<ProgramSet> forLinux = file.toString().endsWith(".o") ? object(file, "linux") : assembled(file, Platforms.linux());
            forLinux.ifPresent(set -> linux.addAll(subjects(file, set, Platforms.linux())));
            if (forLinux.isEmpty()) {
                (file.toString().endsWith(".o") ? object(file, "windows") : assembled(file, Platforms.windows())).ifPresent(set -> windows.addAll(subjects(file, set, Platforms.windows())));
            }
        }
        TABLES_OF_LINUX.examine(linux, THOROUGH ? INPUTS : 50, 200);
        WINDOWS.examine(windows, INPUTS, 3);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../assets/src/main/resources/glasshive"))) {
            return files.filter(file -> file.toString().endsWith(".bpf") || file.toString().endsWith(".o")).sorted().toList();
        }
    }

    private static Optional<ProgramSet> object(Path file, String system) throws IOException, MalformedProgramException {
        LoadedObject object = ObjectLoader.load(Files.readAllBytes(file), file.getFileName().toString());
        return Optional.of(object.programs()).filter(_ -> object.madeFor().equals(system));
    }

    /// Empty where the text is not for `platform`, or is a part or a fault on purpose.
    private static Optional<ProgramSet> assembled(Path file, Platform platform) throws IOException {
        return Assembler.assemble(Files.readString(file), file.getFileName().toString(),
                HelperNames.of(platform.allHelpers().stream().collect(Collectors.toMap(Helper::name, Helper::id, (first, _) -> first)))).programs();
    }

    private static List<Subject> subjects(Path file, ProgramSet set, Platform platform) {
        return set.programs().stream().map(program -> new Subject(Objects.requireNonNull(file.getParent()).getFileName() + "/" + file.getFileName() + " " + program.name(),
                Candidate.of(set, program).attachedAs(platform.programType(program.type(), program.section()).map(ProgramType::attachId).orElse(0)))).toList();
    }

    @Test
    void noRunOfRandomProgramsLeavesWhatIsKnown() {
        List<Subject> subjects = IntStream.range(0, THOROUGH ? 20_000 : 2000).mapToObj(number -> RandomVerifierProgram.of(SEED, number))
                .map(program -> new Subject(program.name(), program.candidate())).toList();
        TABLES_OF_LINUX.examine(subjects, THOROUGH ? INPUTS : 20, 300);
    }
}
