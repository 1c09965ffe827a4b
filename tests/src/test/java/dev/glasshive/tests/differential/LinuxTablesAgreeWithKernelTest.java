package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The tables of Linux allow and forbid what a kernel allowed and forbade: every width at every offset of every context, helpers, licences and return values.
class LinuxTablesAgreeWithKernelTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "platforms", "linux.txt");
    private static final String RELEASE = "# Linux ";
    private static final Availability KERNEL = Kernel.availability();

    @BeforeAll
    static void record() throws IOException {
        if (Boolean.getBoolean("glasshive.record")) {
            if (!(KERNEL instanceof Availability.Available(Kernel kernel, String release))) {
                throw new IllegalStateException("there is no kernel to record: " + KERNEL);
            }
            Files.createDirectories(RECORDED.getParent());
            String head = RELEASE + release + " " + System.getProperty("os.arch") + ", as -Dglasshive.record=true wrote it; 0-12/4 is 0 4 8 12";
            Files.write(RECORDED, Stream.concat(Stream.of(head), new LoadAnswers(kernel).sheet().stream()).toList());
        }
    }

    @Test
    void theTablesSayWhatLinuxAnswered() throws IOException {
        assertThat(new TableAnswers().sheet()).containsExactlyElementsOf(answers());
    }

    @Test
    void linuxStillAnswersSo() throws IOException {
        assumeTrue(KERNEL instanceof Availability.Available, () -> "the kernel was not asked: " + KERNEL);
        var available = (Availability.Available) KERNEL;
        String asked = Files.readAllLines(RECORDED).getFirst();
        assumeTrue(asked.startsWith(RELEASE + version(available.release()) + ".") && asked.contains(" " + System.getProperty("os.arch")),
                () -> "the answers are of another kernel (" + asked + "), and this is " + available.release());
        assertThat(new LoadAnswers(available.kernel()).sheet()).containsExactlyElementsOf(answers());
    }

    /// Offsets and helpers change from one version of the kernel to the next: `6.18` of `6.18.44-generic`.
    private static String version(String release) {
        return release.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static List<String> answers() throws IOException {
        return Files.readAllLines(RECORDED).stream().filter(line -> !line.startsWith("#")).toList();
    }
}
