package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every program of every sample object is judged as the kernel judges it with the object's BTF, with the same log: source lines, names of functions and all.
class VerifierSampleObjectsTest {
    private static final Path SAMPLES = Path.of("../assets/src/main/resources/glasshive/programs");
    private static final Path ANSWERS = Path.of("src/test/resources/verifier/objects.answers");

    /// A program of an object.
    private record Asked(ProgramSet set, Program program) {
        String name() {
            return Path.of(set.origin()).getFileName() + ": " + program.name();
        }

        VerifierReport report() {
            Platform linux = Platforms.linux();
            int attachType = linux.programType(program.type(), program.section()).map(ProgramType::attachId).orElse(0);
            return new LinuxVerifier(linux).verify(Candidate.of(set, program).attachedAs(attachType), Options.VERBOSE);
        }
    }

    private static List<Asked> programs() throws IOException, MalformedProgramException {
        List<Asked> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".o") && !path.getFileName().toString().startsWith("windows")).sorted().toList()) {
                ProgramSet set = ObjectLoader.load(file).programs();
                set.programs().forEach(program -> all.add(new Asked(set, program)));
            }
        }
        return all;
    }

    @Test
    void objectsAreAnsweredAsByTheKernel() throws IOException, MalformedProgramException {
        Map<String, KernelAnswer> answers = KernelAnswer.recorded(ANSWERS);
        for (Asked each : programs()) {
            VerifierReport report = each.report();
            assertThat(report.accepted()).as(each.name()).isEqualTo(Objects.requireNonNull(answers.get(each.name()), each.name()).accepted());
            assertThat(KernelAnswer.digest(report.log())).as(each.name()).isEqualTo(Objects.requireNonNull(answers.get(each.name()), each.name()).logDigest());
        }
    }

    @Test
    void recordedAnswersAreThoseOfTheKernel() throws IOException, MalformedProgramException {
        if (!(Kernel.availability() instanceof Availability.Available available)) {
            return;
        }
        Map<String, KernelAnswer> answers = KernelAnswer.recorded(ANSWERS);
        for (Asked each : programs()) {
            LoadOutcome outcome = available.kernel().load(each.set(), each.program().name(), dev.glasshive.kernel.Options.VERBOSE);
            String log = switch (outcome) {
                case LoadOutcome.Refused(int _, String _, String refusal) -> refusal;
                case Loaded loaded -> {
                    loaded.close();
                    yield loaded.log();
                }
            };
            assertThat(KernelAnswer.digest(log)).as(each.name()).isEqualTo(Objects.requireNonNull(answers.get(each.name()), each.name()).logDigest());
        }
    }
}
