package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// At log levels 1, the failing path, and 4, statistics, each case has the log that Linux 6.18 printed. `levels.digests` holds the beginnings of the digests of those logs.
class LogLevelsAgreeWithKernelTest {
    private static final Path ANSWERS = Path.of("src/test/resources/verifier/levels.digests");
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());
    private static final int DIGITS = 6;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void everyCaseHasTheLogOfTheKernel(int level) throws IOException {
        Map<String, String> answers = recorded(level);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (VerifierCase each : VerifierCase.all()) {
            String name = each.file() + ": " + each.name();
            String answer = answers.get(name);
            VerifierReport report = VERIFIER.verify(each.candidate(), new Options(each.privilege(), level).withoutExploration());
            if (answer != null && !(report.verdict() instanceof Verdict.Unknown)) {
                compared++;
                if (!KernelAnswer.digest(report.log()).startsWith(answer)) {
                    differences.add(name);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(answers.size() * 99 / 100);
    }

    /// Digests by file and name. A line `== file` begins those of a file.
    private static Map<String, String> recorded(int level) throws IOException {
        Map<String, String> answers = new HashMap<>();
        String file = "";
        for (String line : Files.readAllLines(ANSWERS)) {
            if (line.startsWith("== ")) {
                file = line.substring(3);
            } else if (!line.startsWith("#")) {
                int at = level == 1 ? 0 : DIGITS;
                answers.put(file + ": " + line.substring(2 * DIGITS + 1), line.substring(at, at + DIGITS));
            }
        }
        return answers;
    }
}
