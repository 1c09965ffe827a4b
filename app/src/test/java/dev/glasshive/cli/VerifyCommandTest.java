package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `glasshive verify` prints of a program that is rejected.
class VerifyCommandTest {
    private static final String PROGRAM = """
            .program xdp guard
            r2 = *(u32 *)(r1 + 0)
            r3 = *(u32 *)(r1 + 4)
            r4 = r2
            r4 += 14
            if r4 > r3 goto out
            r0 = *(u8 *)(r2 + 23)
            out:
            r0 = 2
            exit
            """;

    @Test
    void saysWhatIsWrongFirstThenHowItCameToThatThenWhatToDo() {
        Called called = Called.withInput(PROGRAM, "verify", "-");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).containsSubsequence(List.of("guard: rejected", "reaches 24 bytes", "Linux says: R2 offset is outside of the packet", "How it came to this",
                "14 bytes checked", "What to do", "p + 24 > data_end", "Run it and watch it trap", "Fix: ", "Log", "0: R1=ctx() R10=fp0", "processed "));
    }

    @Test
    void printsTheLayoutOfLaterKernels() {
        Called called = Called.withInput(PROGRAM, "verify", "-", "--report");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).containsSubsequence(List.of("R2 offset is outside of the packet", "Verification failed: Memory Safety: Access outside bounds", "Reason:", "At: guard @",
                ">>> 5: r0 = *(u8 *)(r2 +23)", "^-- error:", "Causal path:", "Suggestion:"));
    }

    @Test
    void jsonTellsTheCauses() {
        JsonNode why = Json.MAPPER.readTree(Called.withInput(PROGRAM, "verify", "-", "--json").out()).get("programs").get(0).get("explanation");
        assertThat(why.propertyNames()).containsExactly("category", "problem", "what", "why", "remedy", "slot", "line", "causes", "lesson");
        assertThat(why.get("category").asString()).isEqualTo("memory");
        assertThat(why.get("slot").asInt()).isEqualTo(5);
        JsonNode causes = why.get("causes");
        assertThat(causes.get(0).propertyNames()).containsExactly("slot", "kind", "text", "line");
        assertThat(causes.valueStream().map(cause -> cause.get("kind").asString()).toList()).containsExactly("made", "bounded", "refused");
    }

    /// One value of a flag means that the packet has been checked, which the join of the two ways forgets.
    private static final String FLAG = """
            .program xdp flag
            r2 = *(u64 *)(r1 + 0)
            r3 = *(u64 *)(r1 + 8)
            r4 = r2
            r4 += 14
            r6 = 0
            if r4 > r3 goto on
            r6 = 1
            on:
            if r6 == 0 goto out
            r0 = *(u8 *)(r2 + 13)
            out:
            r0 = 1
            exit
            """;

    @Test
    void ofTheVerifierOfWindowsSaysWhichJoinForgotWhat() {
        Called called = Called.withInput(FLAG, "verify", "-", "--platform", "windows", "--verifier", "windows");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out().replaceAll("\\s+", " ")).containsSubsequence(List.of("flag: rejected", "On each path by itself it would be proven", "How it came to this", "Paths are joined here",
                "which values belong together is forgotten", "What to do", "No run that was tried traps", "the join at instruction 7 forgot which values of r2 and r6 belong together", "Fix: ", "Log"));
    }

    @Test
    void jsonTellsOfJoinsAndOfFixesThatKeepWaysApart() {
        JsonNode program = Json.MAPPER.readTree(Called.withInput(FLAG, "verify", "-", "--platform", "windows", "--verifier", "windows", "--json").out()).get("programs").get(0);
        assertThat(program.get("explanation").get("causes").valueStream().map(cause -> cause.get("kind").asString()).toList()).contains("joined").endsWith("refused");
        assertThat(program.get("fixes").valueStream().filter(fix -> fix.get("accepted").asBoolean()).map(fix -> fix.get("title").asString()).toList())
                .contains("From where the outcome of the branch at instruction 7 is known, go at once to where it leads");
        assertThat(program.get("counterexample").get("found").asBoolean()).isFalse();
    }
}
