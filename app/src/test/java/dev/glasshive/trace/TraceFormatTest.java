package dev.glasshive.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Turns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A trace comes back from its file as it was, runs as it ran, and notices what is wrong with it.
final class TraceFormatTest {
    static Stream<String> samples() {
        return Samples.programs().stream().map(Samples.Sample::name);
    }

    private static Timeline recorded(String sample) {
        return Workspaces.sample(sample).session().get().timeline().orElseThrow();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleRunsAgainAsItWasRecorded(String sample) throws Exception {
        Trace trace = Trace.of(recorded(sample), "1");
        Trace read = TraceFormat.read(TraceFormat.write(trace));
        assertThat(read).isEqualTo(trace);
        assertThat(read.replay(Progress.NONE).divergence()).isEmpty();
    }

    @Test
    void processorsAndTheirTurnsComeBack() throws Exception {
        Workspace workspace = Workspaces.sample("count_protocols");
        workspace.set(setup -> setup.with(setup.host().withCpus(2, new Turns(Turns.Order.CHANCE, 3))));
        Trace trace = Trace.of(workspace.session().get().timeline().orElseThrow(), "1");
        assertThat(TraceFormat.read(TraceFormat.write(trace)).replay(Progress.NONE).divergence()).isEmpty();
    }

    @Test
    void aRunThatGoesAnotherWaySaysBetweenWhichSteps() throws Exception {
        Trace trace = Trace.of(recorded("count_protocols"), "1");
        List<String> blocks = new ArrayList<>(trace.blocks());
        blocks.set(0, "0011223344556677");
        Trace other = new Trace("1", trace.scenario(), trace.length(), blocks, trace.results());
        assertThat(other.replay(Progress.NONE).divergence().orElseThrow()).startsWith("differs from the recorded run between step 0 and step ");
        List<String> results = new ArrayList<>(trace.results());
        results.set(1, "77");
        assertThat(new Trace("1", trace.scenario(), trace.length(), trace.blocks(), results).replay(Progress.NONE).divergence().orElseThrow())
                .startsWith("input 2 ends at step ").endsWith("in the recorded run with 77");
    }

    @Test
    void everyKindOfDamageHasItsLine() throws IOException {
        byte[] good = TraceFormat.write(Trace.of(recorded("count_protocols"), "1"));
        assertDamage(Arrays.copyOf(good, good.length / 2), "ends in the middle after " + good.length / 2 + " bytes");
        assertDamage(packed("{\"format\":\"glasshive-trace\",\"version\":9}"), "has version 9 of the format");
        assertDamage(packed("{\"hello\":1}"), "is no trace of Glasshive");
        assertDamage(packed("no json"), "is a damaged trace");
        assertDamage(packed("{\"format\":\"glasshive-trace\",\"version\":1}"), "is a damaged trace");
        assertDamage(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, "is no trace of Glasshive");
        assertThatThrownBy(() -> TraceFormat.read(packed(" ".repeat(3 << 20)), 2 << 20)).isInstanceOf(MalformedTraceException.class).hasMessageContaining("more than 2 MB");
        byte[] changed = good.clone();
        // The first ten bytes are gzip's own, and it does not check all of them.
        for (int at = 10; at < good.length; at += 7) {
            changed[at] ^= 0x55;
            assertThatThrownBy(() -> TraceFormat.read(changed)).as("byte %d", at).isInstanceOf(MalformedTraceException.class);
            changed[at] = good[at];
        }
    }

    private static void assertDamage(byte[] file, String message) {
        assertThatThrownBy(() -> TraceFormat.read(file)).isInstanceOf(MalformedTraceException.class).hasMessageContaining(message);
    }
}
