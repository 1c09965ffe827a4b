package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/// The dialect of ubpf and bpf_conformance.
class MnemonicTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ldxw %r0, [%r1+4] | r0 = *(u32 *)(r1 + 4)",
        "ldxsb %r0, [%r1] | r0 = *(s8 *)(r1 + 0)",
        "mov32 %r0, 1 | w0 = 1",
        "add %r0, %r1 | r0 += r1",
        "sdiv32 %r3, -4 | w3 s/= -4",
        "neg %r2 | r2 = -r2",
        "movsx832 %r1, %r2 | w1 = (s8)w2",
        "movsx3264 %r1, %r2 | r1 = (s32)r2",
        "be16 %r0 | r0 = be16 r0",
        "swap32 %r0 | r0 = bswap32 r0",
        "bswap64 %r0 | r0 = bswap64 r0",
        "jeq %r1, 0x10, +3 | if r1 == 16 goto +3",
        "jslt32 %r1, %r2, -2 | if w1 s< w2 goto -2",
        "ja +1 | goto +1",
        "ja32 +1 | gotol +1",
        "lddw %r1, 0x1122334455667788 | r1 = 0x1122334455667788 ll",
        "stxdw [%r10-8], %r1 | *(u64 *)(r10 - 8) = r1",
        "sth [%r10-0x10], 0x1234 | *(u16 *)(r10 - 16) = 0x1234",
        "lock add [%r1], %r2 | lock *(u64 *)(r1 + 0) += r2",
        "lock fetch xor32 [%r1+4], %r2 | w2 = atomic_fetch_xor((u32 *)(r1 + 4), w2)",
        "lock cmpxchg [%r1], %r2 | r0 = cmpxchg_64(r1 + 0, r0, r2)",
        "ldacqw %r1, [%r2-4] | w1 = load_acquire((u32 *)(r2 - 4))",
        "strelb [%r1], %r2 | store_release((u8 *)(r1 + 0), r2)",
        "call %r2 | callx r2",
        "callx %r9 | call r9",
        "call 5 | call 5",
        "call helper 5 | call 5",
        "call local +2 | call +2",
        "call runtime 7 | call kfunc(7)",
        "mov r1, w2x | ",
    })
    void mnemonicsMeanTheSameAsCLikeText(String mnemonic, String text) {
        if (text == null) {
            assertThat(Assembler.assemble(mnemonic, "x", HelperNames.NONE).programs()).isEmpty();
        } else {
            assertThat(Texts.instructions(mnemonic)).isEqualTo(Texts.instructions(text));
        }
    }

    @Test
    void bothDialectsMayStandInOneText() {
        Program mixed = Texts.program("mov %r0, 1 # one\nr0 += 2\njne %r0, 3, exit\nloop: ja loop\nexit");
        assertThat(mixed.code()).isEqualTo(Texts.program("r0 = 1\nr0 += 2\nif r0 != 3 goto +1\ngoto -1\nexit").code());
    }

    @Test
    void exitNamesTheFirstExitUnlessALabelDoes() {
        assertThat(Texts.instructions("ja exit\nexit\nexit")).isEqualTo(Texts.instructions("goto +0\nexit\nexit"));
        assertThat(Texts.instructions("ja exit\nexit\nexit: mov %r0, 0\nexit")).isEqualTo(Texts.instructions("goto +1\nexit\nr0 = 0\nexit"));
    }

    @Test
    void labelsAndMapsArePrintedByName() {
        ProgramSet set = Texts.assemble(".map hits hash key=4 value=8 max=1\nr1 = hits ll\nagain: r2 = 1\nif r2 == 1 goto again\ncall f\nexit\n.func f\nexit");
        Program program = set.programs().getFirst();
        Names names = Names.complete(program, set, HelperNames.NONE);
        List<String> lines = program.code().starts().stream().map(slot -> Dialect.MNEMONIC.text(program.code().at(slot), slot, names)).toList();
        assertThat(lines).containsExactly("lddw %r1, hits", "mov %r2, 1", "jeq %r2, 1, again", "call local f", "exit", "exit");
    }
}
