package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Helpers that only eBPF for Windows has, called by programs.
final class WindowsHelpersTest {
    private static final HelperNames HELPERS = HelperNames.of(
            Platforms.windows().allHelpers().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    private static RunResult run(String text) throws MalformedProgramException {
        ProgramSet set = Assembler.assemble(text, "case.bpf", HELPERS).programs().orElseThrow();
        Scenario scenario = Scenario.of(set, "main", Platforms.windows(), List.of(Input.packet("", Bytes.EMPTY)));
        return Timeline.run(scenario, new Interpreter(), Progress.NONE).getFirst();
    }

    /// Puts `hello` and a zero at fp-16 and `wor` and a zero at fp-32, calls a helper with them, and returns eight bytes at fp-16, or r0.
    private static RunResult call(String helper, int room, int count, String result) throws MalformedProgramException {
        return run("""
                .program cgroup_sock_addr main
                    r1 = 0x6f6c6c6568 ll
                    *(u64 *)(r10 - 16) = r1
                    *(u64 *)(r10 - 8) = 0
                    r1 = 0x726f77 ll
                    *(u64 *)(r10 - 32) = r1
                    r1 = r10
                    r1 += -16
                    r2 = %d
                    r3 = r10
                    r3 += -32
                    r4 = %d
                    call %s
                    r6 = *(u64 *)(r10 - 16)
                    r0 = %s
                    exit
                """.formatted(room, count, helper, result));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bpf_memcpy_s,   8, 4, 0,   0x6f00726f77
            bpf_memmove_s,  8, 4, 0,   0x6f00726f77
            bpf_memcpy_s,   2, 4, -6, 0x6f6c6c6568
            bpf_strncpy_s,  8, 8, 0,   0x6f00726f77
            bpf_strncpy_s,  8, 2, 0,   0x6f6c006f77
            bpf_strncpy_s,  3, 8, -6, 0x6f6c6c6568
            bpf_strncpy_s,  0, 8, -6, 0x6f6c6c6568
            bpf_strncat_s, 16, 2, 0,   0x6f776f6c6c6568
            bpf_strncat_s,  8, 8, -6, 0x6f6c6c6568
            bpf_memset,     3, 0, 0,   *
            """)
    void textAndMemoryAreCopiedWithinTheRoom(String helper, int room, int count, long result, String memory) throws MalformedProgramException {
        assertThat(call(helper, room, count, "r0").r0()).isEqualTo(result);
        if (!memory.equals("*")) {
            assertThat(call(helper, room, count, "r6").r0()).isEqualTo(Long.decode(memory));
        }
    }

    @Test
    void aTailCallThatFindsNoProgramLeavesAnError() throws MalformedProgramException {
        assertThat(run("""
                .program xdp main
                .map programs prog_array key=4 value=4 max=2
                    r2 = programs ll
                    r3 = 1
                    call bpf_tail_call
                    exit
                """).r0()).isEqualTo(-6);
    }

    @Test
    void memoryIsFilledWithTheLowestByte() throws MalformedProgramException {
        RunResult result = run("""
                .program cgroup_sock_addr main
                    *(u64 *)(r10 - 8) = 0
                    r1 = r10
                    r1 += -8
                    r2 = 3
                    r3 = 0x1ab
                    call bpf_memset
                    r0 = *(u64 *)(r10 - 8)
                    exit
                """);
        assertThat(result.r0()).isEqualTo(0xababab);
    }

    @ParameterizedTest
    @CsvSource({"8, 8, -1", "8, 4, 1", "0, 0, 0", "0, 4, -1", "4, 0, 1"})
    void memoryIsComparedByLengthAndThenByteByByte(int first, int second, int sign) throws MalformedProgramException {
        assertThat(Integer.signum((int) call("bpf_memcmp_s", first, second, "r0").r0())).isEqualTo(sign);
    }

    @Test
    void aTextEndsAtItsZeroOrWhereTheRoomEnds() throws MalformedProgramException {
        assertThat(call("bpf_strnlen_s", 16, 0, "r0").r0()).isEqualTo(5);
        assertThat(call("bpf_strnlen_s", 3, 0, "r0").r0()).isEqualTo(3);
        assertThat(call("bpf_strnlen_s", 0, 0, "r0").r0()).isZero();
    }

    @Test
    void lookingUpAndDeletingLeavesTheValueReadable() throws MalformedProgramException {
        String text = """
                .map hits hash key=4 value=8 max=4
                .program cgroup_sock_addr main
                    *(u32 *)(r10 - 4) = 7
                    *(u64 *)(r10 - 16) = 42
                    r1 = hits ll
                    r2 = r10
                    r2 += -4
                    r3 = r10
                    r3 += -16
                    r4 = 0
                    call bpf_map_update_elem
                    r1 = hits ll
                    r2 = r10
                    r2 += -4
                    call bpf_map_lookup_and_delete_elem
                    if r0 == 0 goto none
                    r6 = *(u64 *)(r0 + 0)
                    r1 = hits ll
                    r2 = r10
                    r2 += -4
                    call %s
                    r0 %s r6
                    exit
                none:
                    r0 = -1
                    exit
                """;
        assertThat(run(text.formatted("bpf_map_lookup_elem", "+=")).r0()).as("null and 42").isEqualTo(42);
        assertThat(run(text.formatted("bpf_map_delete_elem", "=")).r0()).isEqualTo(42);
        assertThat(run(text.formatted("bpf_map_delete_elem", "|=")).r0()).as("EBPF_KEY_NOT_FOUND").isEqualTo(-19 | 42);
    }

    @Test
    void aNumberCallsTheHelperOfTheProgramType() throws MalformedProgramException {
        assertThat(run("""
                .program sock_ops main
                    call 65536
                    exit
                """).r0()).as("bpf_sock_ops_get_flow_id").isEqualTo(1);
    }
}
