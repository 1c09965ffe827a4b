package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Privilege;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Where bpf(2) may be used on a Linux 6.18, the answers that the cases are judged by are what this kernel says now. Cases that only a batch can load, with BTF, flags or odd bytes, are left to their records.
class RecordedAnswersAreThoseOfThisKernelTest {
    private static final Path FOLDER = Path.of("src/test/resources/verifier");
    private static final String PROGRAM = "main";
    private static final int WIDE = 0x18;
    private static final int FUNCTION = 4;

    @Test
    void theKernelStillSaysWhatWasRecorded() throws IOException {
        Availability availability = Kernel.availability();
        Assumptions.assumeTrue(availability instanceof Availability.Available(Kernel _, String release) && release.startsWith("6.18"),
                "comparing recorded answers needs a Linux 6.18 that allows bpf(2)");
        Kernel kernel = ((Availability.Available) availability).kernel();
        Map<String, Map<String, KernelAnswer>> answers = new HashMap<>();
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (VerifierCase each : VerifierCase.all()) {
            Optional<ProgramSet> set = loadable(each);
            if (set.isEmpty()) {
                continue;
            }
            if (!answers.containsKey(each.file())) {
                answers.put(each.file(), KernelAnswer.recorded(FOLDER.resolve(each.file().replace(".cases", ".answers"))));
            }
            KernelAnswer recorded = Objects.requireNonNull(Objects.requireNonNull(answers.get(each.file())).get(each.name()));
            LoadOutcome outcome = kernel.load(set.get(), PROGRAM, Options.VERBOSE);
            String log = switch (outcome) {
                case LoadOutcome.Refused(int _, String _, String text) -> text;
                case Loaded loaded -> {
                    loaded.close();
                    yield loaded.log();
                }
            };
            if (!log.isEmpty()) {
                asked++;
                if (outcome instanceof Loaded != recorded.accepted() || !KernelAnswer.digest(log).equals(recorded.logDigest())) {
                    differences.add(each.file() + ": " + each.name());
                }
            }
        }
        System.out.println(asked + " cases asked again, " + differences.size() + " answered otherwise");
        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThan(1500);
    }

    private static Optional<ProgramSet> loadable(VerifierCase each) {
        Candidate candidate = each.candidate();
        if (each.privilege() != Privilege.ROOT || candidate.flags() != 0 || candidate.types().isPresent() || !each.types().isEmpty()
                || candidate.maps().stream().anyMatch(map -> map.inner() >= 0 || !map.initial().isEmpty())) {
            return Optional.empty();
        }
        Optional<ProgramType> hook = Platforms.linux().programType(candidate.type(), candidate.attachType()).filter(found -> found.attachId() == candidate.attachType());
        // For addresses of functions our loader brings types of its own.
        boolean addresses = candidate.slots().stream().anyMatch(fields -> fields.opcode() == WIDE && fields.src() == FUNCTION);
        if (hook.isEmpty() || addresses) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(candidate.slots().size() * Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        candidate.slots().forEach(fields -> fields.write(bytes, 1));
        try {
            Code code = Code.decode(bytes.array());
            String section = hook.flatMap(Platforms.linux().sections()::named).orElse("");
            return section.isEmpty() ? Optional.empty() : Optional.of(new ProgramSet(each.name(), candidate.license(), List.of(new Program(PROGRAM, section, candidate.type(), code,
                    List.of(new Subprogram(PROGRAM, 0, code.size())), Map.of(), SourceMap.EMPTY)), candidate.maps()));
        } catch (MalformedProgramException _) {
            return Optional.empty();
        }
    }
}
