package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `glasshive verify` on logs that a kernel printed.
class VerifyLogTest {
    private static final String REJECTED = """
            0: R1=ctx() R10=fp0
            0: (61) r2 = *(u32 *)(r1 +0)          ; R1=ctx() R2=pkt(r=0)
            1: (61) r0 = *(u32 *)(r2 +0)
            invalid access to packet, off=0 size=4, R2(id=0,off=0,r=0)
            R2 offset is outside of the packet
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theExplanationComesBeforeTheSteps() throws IOException {
        Called called = Called.with("verify", file("rejected.log", REJECTED).toString());
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).containsSubsequence("rejected (memory)", "at instruction 1: r0 = *(u32 *)(r2 +0)", "R2 offset is outside of the packet", "compared with the end of the packet",
                "0: r2 = *(u32 *)(r1 +0)", "R2=pkt(r=0)");
    }

    @Test
    void aLogIsKnownByItsContent() {
        assertThat(Called.withInput(REJECTED, "verify", "-").out()).contains("rejected (memory)");
    }

    @Test
    void jsonHoldsMessageExplanationAndSteps() throws IOException {
        Called called = Called.with("verify", "--json", file("rejected.txt", REJECTED).toString());
        JsonNode json = Json.MAPPER.readTree(called.out());
        assertThat(called.exit()).isEqualTo(1);
        assertThat(json.path("accepted").asBoolean(true)).isFalse();
        assertThat(json.path("message").asString()).isEqualTo("R2 offset is outside of the packet");
        assertThat(json.path("explanation").path("category").asString()).isEqualTo("memory");
        assertThat(json.path("steps").size()).isEqualTo(2);
        assertThat(json.at("/steps/0/after/0/registers/r2/fields/r").asString()).isEqualTo("0");
    }

    @Test
    void anAcceptedProgramHolds() throws IOException {
        Called called = Called.with("verify", file("accepted.log", "processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0\n").toString());
        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("accepted");
    }

    @Test
    void aLogWithoutItsEndDoesNotHold() throws IOException {
        assertThat(Called.with("verify", file("cut.log", REJECTED.substring(0, REJECTED.indexOf("invalid"))).toString()).exit()).isEqualTo(1);
    }

    @Test
    void whatIsNoLogIsBadInput() throws IOException {
        Called called = Called.with("verify", file("other.log", "hello\n").toString());
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("other.log", "R1 !read_ok");
    }

    @Test
    void otherCommandsSayThatALogIsNoProgram() throws IOException {
        String file = file("rejected.log", REJECTED).toString();
        for (String command : new String[] {"run", "disasm", "inspect"}) {
            Called called = Called.with(command, file);
            assertThat(called.exit()).as(command).isEqualTo(2);
            assertThat(called.err()).as(command).contains("is a log of the verifier");
        }
    }
}
