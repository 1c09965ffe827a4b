package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Helpers at their edges: the machine answers what a kernel answered to the programs in `helpers/*.cases`, or what the case says of a known difference.
class HelpersAgreeWithKernelTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "helpers");
    private static final Availability KERNEL = Kernel.availability();

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".cases")).sorted().toList();
        }
    }

    private static Stream<DynamicNode> each(Check check) throws IOException {
        return files().stream().map(file -> {
            try {
                return DynamicContainer.dynamicContainer(file.getFileName().toString(),
                        HelperCase.read(file).stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check.run(c))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Check {
        void run(HelperCase wanted) throws Exception;
    }

    @TestFactory
    Stream<DynamicNode> theMachineAnswersAsLinuxDid() throws IOException, MalformedProgramException {
        if (Boolean.getBoolean("glasshive.record")) {
            record();
        }
        return each(c -> {
            assertThat(c.linux()).as("record the answer of Linux with -Dglasshive.record=true").isNotEmpty();
            assertThat(c.here()).as("a difference is one").isNotEqualTo(c.linux());
            assertThat(HelperAnswers.ofVm(c)).containsExactlyElementsOf(c.here().isEmpty() ? c.linux() : c.here());
        });
    }

    @TestFactory
    Stream<DynamicNode> linuxStillAnswersSo() throws IOException {
        return each(c -> {
            assumeTrue(KERNEL instanceof Availability.Available, () -> "the kernel was not asked: " + KERNEL);
            assertThat(HelperAnswers.ofKernel(((Availability.Available) KERNEL).kernel(), c)).containsExactlyElementsOf(c.linux());
        });
    }

    @Test
    void thereAreManyCases() throws IOException {
        int count = 0;
        for (Path file : files()) {
            count += HelperCase.read(file).size();
        }
        assertThat(count).isGreaterThanOrEqualTo(250);
    }

    private static void record() throws IOException, MalformedProgramException {
        if (!(KERNEL instanceof Availability.Available(Kernel kernel, String _))) {
            throw new IllegalStateException("there is no kernel to record: " + KERNEL);
        }
        for (Path file : files()) {
            List<String> lines = new ArrayList<>();
            for (HelperCase wanted : HelperCase.read(file)) {
                lines.addAll(wanted.recorded(HelperAnswers.ofKernel(kernel, wanted), HelperAnswers.ofVm(wanted)));
            }
            Files.write(file, lines);
        }
    }
}
