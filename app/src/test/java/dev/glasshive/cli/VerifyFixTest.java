package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `glasshive verify` does about a rejected program: a run that shows the fault, and a fix.
class VerifyFixTest {
    private static final String SHORT_CHECK = """
            .program xdp second
            .license GPL
                r2 = *(u32 *)(r1 + 4)
                r1 = *(u32 *)(r1 + 0)
                r3 = r1
                r3 += 14
                if r3 > r2 goto out
                r0 = *(u8 *)(r1 + 23) ; protocol
                if r0 == 17 goto out
                r0 = 1
                exit
            out:
                r0 = 2
                exit
            """;

    @TempDir
    private Path folder = Path.of(".");

    private String file() throws IOException {
        return Files.writeString(folder.resolve("second.bpf"), SHORT_CHECK).toString();
    }

    @Test
    void theRunAndTheFixFollowTheLog() throws IOException {
        Called called = Called.with("verify", file());
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).containsSubsequence("R1 offset is outside of the packet", "watch it trap: a packet of 23 bytes", "glasshive run", "--packet 00", "Fix: Check for 24 bytes instead of 14",
                "- 6 |     r3 += 14", "+   |     r3 += 24");
    }

    @Test
    void theCommandRunsIntoTheSameTrap() throws IOException {
        JsonNode counterexample = Json.MAPPER.readTree(Called.with("verify", "--json", file()).out()).at("/programs/0/counterexample");
        Called run = Called.with("run", file(), "--packet", counterexample.path("packet").asString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains(counterexample.path("trap").asString());
    }

    @Test
    void jsonHoldsFixesWithTheirEdits() throws IOException {
        JsonNode fix = Json.MAPPER.readTree(Called.with("verify", "--json", file()).out()).at("/programs/0/fixes/0");
        assertThat(fix.path("accepted").asBoolean()).isTrue();
        assertThat(fix.at("/edits/0/at").asInt()).isEqualTo(6);
        assertThat(fix.at("/edits/0/added/0").asString()).isEqualTo("    r3 += 24");
    }

    @Test
    void theMendedSourceIsWritten() throws IOException {
        Path mended = folder.resolve("mended.bpf");
        assertThat(Called.with("verify", "--fix", file(), "-o", mended.toString()).exit()).isZero();
        assertThat(mended).hasContent(SHORT_CHECK.replace("r3 += 14", "r3 += 24"));
        assertThat(Called.with("verify", mended.toString()).exit()).isZero();
        assertThat(Called.with("verify", "--fix", file()).out()).isEqualTo(Files.readString(mended));
    }

    @Test
    void onlySourceTextIsMended() throws IOException {
        Path raw = Files.write(folder.resolve("code.bin"), new byte[] {(byte) 0x95, 0, 0, 0, 0, 0, 0, 0});
        Called called = Called.with("verify", "--fix", raw.toString());
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("is no source text");
    }

    @Test
    void anEmptyPacketCanBeGiven() throws IOException {
        assertThat(Called.with("run", file(), "--packet", "0x").out()).contains("0 bytes");
    }
}
