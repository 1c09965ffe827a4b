package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `glasshive compare` says, and how it ends.
class CompareCommandTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theTableNamesWhatDiffers() {
        Called called = Called.with("compare", "rate_limit.bpf");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).containsSubsequence("rate_limit (xdp), written for Linux", "~ Context field", "data_end at 4, u32", "data_end at 8, u64", "! Result 2", "XDP_PASS", "XDP_DROP",
                "To run on both", "* Name the fields of the context", "It does not hold on both");
    }

    @Test
    void portableTextHoldsOnBoth() throws IOException {
        Path out = folder.resolve("both.bpf");
        assertThat(Called.with("compare", "rate_limit.bpf", "--portable", "-o", out.toString()).err()).doesNotContain("glasshive:");
        assertThat(Files.readString(out)).contains("r2 = r1->data_end", "r0 = XDP_PASS");
        assertThat(Called.with("verify", out.toString()).exit()).isZero();
    }

    @Test
    void objectsComeOutAsText() {
        Called called = Called.with("compare", "dns_parser.o", "--portable");
        assertThat(called.out()).contains("r1->data_end", "w0 = XDP_PASS");
    }

    @Test
    void jsonCarriesTheSame() {
        JsonNode program = Json.MAPPER.readTree(Called.with("compare", "--json", "windows_bind.bpf").out()).at("/programs/0");
        assertThat(program.path("written_for").asString()).isEqualTo("windows");
        assertThat(program.path("holds").asBoolean()).isFalse();
        assertThat(program.at("/reasons/0/cause").asString()).isEqualTo("hook");
        assertThat(program.at("/rows/1/lines/0").asInt()).isPositive();
    }

    @Test
    void badInputIsOneLine() {
        Called called = Called.with("compare", "nothing.bpf");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err().lines()).hasSize(1);
        assertThat(Called.with("compare", "rate_limit.bpf", "--program", "other").err()).contains("no program other");
    }

    @Test
    void helpHasAnExample() {
        assertThat(Called.with("compare", "--help").out()).contains("glasshive compare rate_limit.bpf --portable", "Exit codes: 0");
    }
}
