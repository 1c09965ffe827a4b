package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.vm.Interpreter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every program of every sample object, on every packet of the sample captures: return value, packet and maps after each.
class SampleObjectsAgreeWithKernelTest {

    static List<Sample> samples() throws IOException, MalformedProgramException {
        return Sample.all();
    }

    private static List<Capture> captures() throws IOException, MalformedCaptureException {
        return Sample.captures();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void interpreterAndKernelGiveTheSameAnswers(Sample sample) throws Exception {
        Answers kernel = KernelAnswers.to(sample, captures());
        assertThat(VmAnswers.to(sample, captures(), new Interpreter(), kernel).lines()).containsExactlyElementsOf(kernel.lines());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keptAnswersAreThoseOfTheKernel(Sample sample) throws Exception {
        assumeTrue(KernelAnswers.whyNotLive().isEmpty(), () -> "the kernel was not asked: " + KernelAnswers.whyNotLive().orElseThrow());
        Answers live = KernelAnswers.to(sample, captures());
        assertThat(KernelAnswers.kept(sample).lines()).as("record them anew with -Dglasshive.record=true").containsExactlyElementsOf(live.lines());
    }
}
