package dev.glasshive.verifier.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import org.junit.jupiter.api.Test;

class WindowsVerifierTest {
    private static final String PACKET_READ = """
                r2 = *(u64 *)(r1 + 0)
                r3 = *(u64 *)(r1 + 8)
                r4 = r2
                r4 += 14
                if r4 > r3 goto out
                r0 = *(u8 *)(r2 + %d)
            out:
                r0 = 1
                exit
            """;

    private static String message(String body) {
        return Judged.message(Judged.xdp(body));
    }

    @Test
    void aComparisonWithTheEndOpensThePacketUpToThere() {
        assertThat(message(PACKET_READ.formatted(13))).isEqualTo("accepted");
        assertThat(message(PACKET_READ.formatted(14))).isEqualTo("5: Upper bound must be at most packet_size (valid_access(r2.offset+14, width=1) for read)");
    }

    @Test
    void aLookupMayFindNothing() {
        String lookup = """
                .map hits array key=4 value=8 max=16
                .program xdp main
                    *(u32 *)(r10 - 4) = 3
                    r1 = hits ll
                    r2 = r10
                    r2 += -4
                    call bpf_map_lookup_elem
                %s
                    r1 = 1
                    *(u32 *)(r0 + 4) = r1
                out:
                    r0 = 1
                    exit
                """;
        assertThat(Judged.message(Judged.text(Platforms.windows(), lookup.formatted("    if r0 == 0 goto out")))).isEqualTo("accepted");
        assertThat(Judged.message(Judged.text(Platforms.windows(), lookup.formatted("")))).isEqualTo("7: Possible null access (valid_access(r0.offset+4, width=4) for write)");
    }

    @Test
    void aCountedLoopEndsAndOneThatIsComparedForUnequalDoesNot() {
        String loop = """
                    r0 = 0
                again:
                    r0 += 1
                    if r0 %s 1000 goto again
                    r0 = 1
                    exit
                """;
        assertThat(message(loop.formatted("<"))).isEqualTo("accepted");
        assertThat(message(loop.formatted("!="))).isEqualTo("1: Loop counter is too large (pc[1] < 100000)");
    }

    @Test
    void whatWasNeverWrittenDoesNotGoIntoAMap() {
        String update = """
                .map seen hash key=4 value=8 max=16
                .program xdp main
                    *(u32 *)(r10 - 4) = 3
                    r1 = seen ll
                    r2 = r10
                    r2 += -4
                    r3 = r10
                    r3 += -16
                    r4 = 0
                    call bpf_map_update_elem
                    r0 = 1
                    exit
                """;
        assertThat(Judged.message(Judged.text(Platforms.windows(), update))).isEqualTo("8: Illegal map update with a non-numerical value (within(r3:value_size(r1)))");
    }

    @Test
    void allThatCannotBeProvenIsListed() {
        VerifierReport report = Judged.xdp("r0 = r2\nr0 = *(u32 *)(r1 + 30)\nr0 = *(u8 *)(r10 + 0)\nexit\n");
        assertThat(report.fixpoint().orElseThrow().findings()).extracting(Fixpoint.Finding::message).containsExactly(
                "0: Invalid type (r2.type in {number, ctx, packet, stack, shared, map_fd, map_fd_programs, socket, alloc_mem, func})",
                "1: Upper bound must be at most 32 (valid_access(r1.offset+30, width=4) for read)",
                "2: Upper bound must be at most EBPF_TOTAL_STACK_SIZE (valid_access(r10.offset, width=1) for read)", "3: Invalid type (r0.type == number)");
    }

    @Test
    void aJoinRemembersWhatItForgot() {
        Fixpoint fixpoint = Judged.xdp("""
                    r2 = *(u32 *)(r1 + 24)
                    r0 = 1
                    if r2 > 10 goto big
                    r0 = 3
                big:
                    exit
                """).fixpoint().orElseThrow();
        assertThat(fixpoint.passes()).extracting(Fixpoint.Pass::how).containsExactly(Meeting.JOIN);
        Fixpoint.Pass join = fixpoint.at(4).getFirst();
        assertThat(join.incoming()).hasSize(2);
        assertThat(join.losses().get()).extracting(loss -> loss.had().text() + " -> " + loss.has()).contains("r0.svalue=1 -> r0.svalue=[1, 3]", "r2.svalue=[0, 10] -> r2.svalue=[0, 4294967295]");
    }

    @Test
    void aLoopIsWidenedAndMadeGoodAgain() {
        Fixpoint fixpoint = Judged.xdp("""
                    r0 = 0
                again:
                    r0 += 1
                    if r0 < 1000 goto again
                    exit
                """).fixpoint().orElseThrow();
        assertThat(fixpoint.at(1)).extracting(Fixpoint.Pass::how).startsWith(Meeting.JOIN, Meeting.JOIN, Meeting.WIDEN).endsWith(Meeting.NARROW);
        assertThat(fixpoint.at(1).getLast().result().facts().get()).extracting(Fixpoint.Fact::text).contains("r0.svalue=[0, 999]", "pc[1]=[0, 999]");
    }

    @Test
    void theExplorationHasTheStateBeforeEachInstruction() {
        Exploration exploration = Judged.xdp(PACKET_READ.formatted(3)).exploration();
        Visit read = exploration.at(5).getFirst();
        AbstractValue base = read.before().current().registers().get(2);
        assertThat(base).isInstanceOfSatisfying(AbstractValue.Pointer.class, pointer -> {
            assertThat(pointer.type()).isEqualTo("pkt");
            assertThat(pointer.range()).isEqualTo(14);
        });
        assertThat(exploration.at(6)).extracting(visit -> visit.outcome().getClass().getSimpleName()).containsExactly("Continued", "Pruned");
    }

    @Test
    void functionsOfTheProgramAreFollowedForEachCall() {
        String calls = """
                    r6 = 4
                    r1 = 1
                    call add
                    r0 += r6
                    r1 = r0
                    call add
                    exit
                add:
                    r6 = 2
                    *(u64 *)(r10 - 8) = r6
                    r0 = *(u64 *)(r10 - 8)
                    r0 += r1
                    exit
                """;
        VerifierReport report = Judged.xdp(calls);
        assertThat(Judged.message(report)).isEqualTo("accepted");
        assertThat(report.log()).contains("5/7: r6 = 2").contains("r0.svalue=9");
    }

    @Test
    void whatAPlatformLacksIsRefused() {
        assertThat(Judged.message(Judged.text(Platforms.windows(), ".program xdp main\nr6 = r1\nr0 = *(u8 *)skb[3]\nexit\n"))).startsWith("1: Requires conformance group packet");
        assertThat(message("call 12345\nexit\n")).startsWith("0: Helper function is not available to programs of type xdp");
    }
}
