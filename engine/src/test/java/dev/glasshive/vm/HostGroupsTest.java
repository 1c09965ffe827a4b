package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hosts without some conformance groups.
class HostGroupsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BASE32 | w0 = 1 | b4",
        "BASE64 | r0 = 1 | b7",
        "ATOMIC32 | w0 = cmpxchg32_32(r10 - 8, w0, w1) | c3",
        "ATOMIC32 | lock *(u32 *)(r10 - 8) += r1 | c3",
        "ATOMIC32 | w0 = load_acquire((u16 *)(r10 - 8)) | cb",
        "ATOMIC64 | store_release((u64 *)(r10 - 8), r1) | db",
        "DIVMUL32 | w1 /= 2 | 34",
        "DIVMUL64 | r1 *= r1 | 2f",
        "PACKET | r0 = *(u8 *)skb[0] | 30",
        "CALLX | callx r1 | 8d",
    })
    void anInstructionOfAMissingGroupStopsTheRun(ConformanceGroup group, String text, String opcode) throws MalformedProgramException {
        Set<ConformanceGroup> others = EnumSet.complementOf(EnumSet.of(group));
        Scenario scenario = Assembled.scenario(text + "\nexit", Bytes.EMPTY);
        RunResult result = Assembled.run(scenario.on(scenario.host().withGroups(others))).getFirst();
        assertThat(result.trap().map(Trap::message)).contains("insn 0 (opcode 0x" + opcode + ") is of conformance group " + group.label()
                + ", which this host does not have; switch the group on, or write it with the groups there are");
    }

    @ParameterizedTest
    @CsvSource({"BASE64", "PACKET", "CALLX"})
    void whatIsNotReachedMayBeOfAMissingGroup(ConformanceGroup group) throws MalformedProgramException {
        Set<ConformanceGroup> others = EnumSet.complementOf(EnumSet.of(group));
        Scenario scenario = Assembled.scenario("w0 = 7\nexit\nr0 = 1\ncallx r0\nr0 = *(u8 *)skb[0]\nexit", Bytes.EMPTY);
        assertThat(Assembled.run(scenario.on(scenario.host().withGroups(others))).getFirst().r0()).isEqualTo(7);
    }
}
