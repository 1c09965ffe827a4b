package dev.glasshive.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions hold where they say, and texts that are none say where they go wrong.
final class ConditionTest {
    /// r1 is the packet `0a 0b 0c 0d`, r2 its length 4, r3 = -2, r4 = 100; pc is 3.
    private static Vm vm() throws MalformedProgramException {
        ProgramSet set = Assembler.assemble("r3 = -2\nr4 = 100\n*(u32 *)(r10 - 8) = 77\nexit\n", "t.bpf", HelperNames.of(Map.of())).programs().orElseThrow();
        Vm vm = new Vm(set, set.programs().getFirst().name(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
        vm.start(Input.packet("", Bytes.ofHex("0a0b0c0d")));
        new Interpreter().run(vm, 3);
        return vm;
    }

    private static boolean holds(String text) throws MalformedProgramException {
        return ((Condition.Good) Condition.parse(text)).condition().holds(vm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r4 > 99 && pc == 3", "r3 s< 0", "r3 > 100", "r3 == -2", "w3 == 0xfffffffe", "w3 != r3", "u32[r10 - 8] == 77", "u8[r1 + 3] == 13", "pkt[1] == 0x0b",
            "u16[r1] == 0x0b0a", "r4 == 10 * (2 + 8)", "r4 / 7 == 14 && r4 % 7 == 2", "r4 / 0 == 0", "!(r4 == 1)", "~r3 == 1", "r4 & 4 == 4", "1 << 3 == 8", "r4", "r4 == 1 || r2 == 4",
            "pc >= 3 && pc <= 3", "r9 == 1 || r4 == 100 && 1 == 1 || 0"})
    void conditionsHold(String text) throws MalformedProgramException {
        assertThat(holds(text) || text.startsWith("r9")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r4 < 100", "r9 == 0", "r9 != 0", "u8[0] == 0", "pkt[4] == 0", "pkt[-1] == 0", "r3 s> 0", "0", "u64[r10] == 0"})
    void conditionsDoNotHoldWhereTheyAreFalseOrSomethingIsMissing(String text) throws MalformedProgramException {
        assertThat(holds(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'';1;the condition ends where",
        "r3 >;5;the condition ends where",
        "r3 > > 2;6;found > where",
        "r11 == 1;1;found r11 where",
        "(r1 == 1;9;the condition ends where )",
        "u32 r1;5;found r1 where [",
        "r1 == 0xfffffffff00000000;7;is no number of 64 bits",
        "r1 = 3;4;found = where an operator",
        "r1 == 1 r2;9;found r2 where an operator"})
    void textsThatAreNoneSayWhere(String text, int column, String message) {
        assertThat(Condition.parse(text)).isInstanceOfSatisfying(Condition.Bad.class, bad -> {
            assertThat(bad.column()).isEqualTo(column);
            assertThat(bad.message()).contains(message);
        });
    }

    @Test
    void longAndDeepTextsAreRefused() {
        assertThat(Condition.parse("(".repeat(100))).isInstanceOf(Condition.Bad.class);
        assertThat(Condition.parse("1+".repeat(300))).isInstanceOf(Condition.Bad.class);
    }
}
