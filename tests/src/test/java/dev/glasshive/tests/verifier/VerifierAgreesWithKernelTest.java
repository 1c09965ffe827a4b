package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every program of the `.cases` files is judged as Linux 6.18 judged it, with the same log to the last byte but for addresses of maps.
class VerifierAgreesWithKernelTest {
    private static final Path FOLDER = Path.of("src/test/resources/verifier");
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());

    static List<String> files() throws IOException {
        return VerifierCase.all().stream().map(VerifierCase::file).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCaseIsAnsweredAsByTheKernel(String file) throws IOException {
        Map<String, KernelAnswer> answers = KernelAnswer.recorded(FOLDER.resolve(file.replace(".cases", ".answers")));
        List<String> differences = new ArrayList<>();
        for (VerifierCase each : VerifierCase.all()) {
            if (each.file().equals(file)) {
                VerifierReport report = VERIFIER.verify(each.candidate(), each.options());
                difference(each, report, recorded(answers, each)).ifPresent(differences::add);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void whatTheKernelRefusesIsNeverAccepted() throws IOException {
        Map<String, Map<String, KernelAnswer>> answers = new TreeMap<>();
        for (String file : files()) {
            answers.put(file, KernelAnswer.recorded(FOLDER.resolve(file.replace(".cases", ".answers"))));
        }
        assertThat(VerifierCase.all().stream()
                .filter(each -> !recorded(answers.getOrDefault(each.file(), Map.of()), each).accepted())
                .filter(each -> VERIFIER.verify(each.candidate(), each.options()).accepted())
                .map(each -> each.file() + ": " + each.name()).collect(Collectors.toList())).isEmpty();
    }

    private static KernelAnswer recorded(Map<String, KernelAnswer> answers, VerifierCase each) {
        return Objects.requireNonNull(answers.get(each.name()), () -> each.file() + ": no recorded answer to " + each.name());
    }

    private static Optional<String> difference(VerifierCase each, VerifierReport report, KernelAnswer answer) {
        String name = each.file() + ": " + each.name();
        return switch (report.verdict()) {
            case Verdict.Accepted() -> answer.accepted() ? log(name, report, answer) : Optional.of(name + ": accepted, but Linux says " + answer.message());
            case Verdict.Rejected(Rejection rejection) -> !says(answer, rejection) || answer.errno() != rejection.errno()
                    ? Optional.of(name + ": " + rejection.message() + " (" + rejection.errno() + "), but Linux says " + answer.message() + " (" + answer.errno() + ")")
                    : log(name, report, answer);
            // What is not modelled is listed in docs/verifier-fidelity.md, and is not accepted.
            case Verdict.Unknown _ -> Optional.empty();
        };
    }

    /// Answers hold the last line of the log; behind an endless loop the kernel prints two states.
    private static boolean says(KernelAnswer answer, Rejection rejection) {
        return answer.message().equals(rejection.message()) || answer.message().startsWith("old state:") && rejection.message().startsWith("infinite loop detected");
    }

    private static Optional<String> log(String name, VerifierReport report, KernelAnswer answer) {
        return KernelAnswer.digest(report.log()).equals(answer.logDigest()) ? Optional.empty() : Optional.of(name + ": another log");
    }
}
