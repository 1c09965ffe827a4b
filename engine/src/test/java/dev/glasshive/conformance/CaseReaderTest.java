package dev.glasshive.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.conformance.Verdict.Outcome;
import dev.glasshive.vm.Interpreter;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Test files as text, and what becomes of them.
class CaseReaderTest {
    private static Verdict run(String text, String... groups) throws MalformedCaseException {
        return new ConformanceRunner(new Interpreter(), Set.of(groups)).run(CaseReader.read(text, "t"));
    }

    @Test
    void memoryIsInR1AndItsLengthInR2() throws MalformedCaseException {
        String text = "# c\n-- asm\nldxb %r0, [%r1+1] # second\nadd %r0, %r2\nexit\n-- mem\n01 02\n0304 # two more\n-- result\n0x6\n";
        assertThat(run(text, "base32", "base64")).isEqualTo(new Verdict(Outcome.PASS, "0x6"));
    }

    @Test
    void anotherResultFails() throws MalformedCaseException {
        assertThat(run("-- asm\nmov32 %r0, -1\nexit\n-- result\n-1\n", "base32")).isEqualTo(new Verdict(Outcome.FAIL, "0xffffffff"));
    }

    @Test
    void wordsWinOverText() throws MalformedCaseException {
        assertThat(run("-- asm\nexit\n-- raw\n0x00000005000000b7\n149\n-- result\n5", "base32", "base64").outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void anErrorIsExpectedToTheLetter() throws MalformedCaseException {
        String error = "insn 0 reads r3, which has no value yet; give it one first";
        assertThat(run("-- asm\nmov %r0, %r3\nexit\n-- error\n" + error + "\n", "base32", "base64")).isEqualTo(new Verdict(Outcome.PASS, "error: " + error));
        assertThat(run("-- asm\nmov %r0, %r3\nexit\n-- error\nelse\n", "base32", "base64").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void testsOfOtherGroupsAreSkipped() throws MalformedCaseException {
        assertThat(run("-- asm\nmov32 %r0, 4\ndiv32 %r0, 2\nexit\n-- result\n2", "base32")).isEqualTo(new Verdict(Outcome.SKIP, "needs divmul32"));
        assertThat(run("-- asm\nmov32 %r2, 5\ncall %r2\nexit\n-- result\n2\n-- no register offset\ncall instruction", "base32"))
                .isEqualTo(new Verdict(Outcome.SKIP, "needs callx"));
    }

    @Test
    void aCallThroughARegisterIsAGroupOfItsOwn() throws MalformedCaseException {
        assertThat(run("-- asm\nmov32 %r1, 1\nmov32 %r2, 5\ncall %r2\nmov32 %r0, 2\nexit\n-- result\n2", "base32", "callx").outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aMapIsALineOfNameTypeAndSizes() throws MalformedCaseException {
        String text = """
                -- map
                # name type key value entries
                table 1 4 8 10
                -- asm
                stw [r10-4], 7
                lddw r1, map_by_fd(table)
                mov r2, r10
                add r2, -4
                call bpf_map_lookup_elem
                jeq r0, 0, missing
                mov r0, 1
                exit
                missing:
                mov r0, 2
                exit
                -- result
                2
                """;
        assertThat(run(text, "base32", "base64").outcome()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | t:1: there is no section -- result; add one",
        "exit | t:1: text before the first section; begin with -- asm, or write # in front of a comment",
        "'-- result;1' | t:2: there is no section -- asm; add one",
        "'-- result;1 2' | t:2: -- result holds 2 numbers; write the one that r0 must hold",
        "'-- result;0x12345678123456789' | t:2: 0x12345678123456789 is no 64-bit number; write 0x and hexadecimal digits, or decimal ones",
        "'-- result;1;-- result;1' | t:3: the section -- result stands here again; keep one of them",
        "'-- mem;a;-- result;1' | t:2: a is no byte; write two hexadecimal digits for each",
        "'-- raw;-- result;1' | t:3: -- raw holds no instruction; write a 64-bit word for each slot",
        "'-- raw;0xff;-- result;1' | t:2: insn 0: unknown opcode 0xff; correct -- raw",
        "'#;-- asm;exit;mvo %r1, 2;-- result;1' | 't:4:1: unknown instruction mvo; expected an instruction such as r1 = 5, if r1 == 5 goto label, call 1 or exit; did you mean mov?'",
    })
    void whatIsNoTestIsNamedByPlaceAndRemedy(String text, String message) {
        assertThatThrownBy(() -> CaseReader.read(text.replace(';', '\n'), "t")).isInstanceOf(MalformedCaseException.class).hasMessage(message);
    }

    @Test
    void damagedTextIsAnswered() {
        String text = "# c\n-- asm\nldxb %r0, [%r1+1]\nlock fetch add32 [%r10-8], %r0\nja exit\nexit\n-- mem\n01 02\n-- raw\n0x95\n-- result\n0x6\n";
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                damaged.setCharAt(random.nextInt(damaged.length()), "-# \n0x%[]".charAt(random.nextInt(9)));
            }
            try {
                run(damaged.toString(), "base32");
            } catch (MalformedCaseException e) {
                assertThat(e).hasMessageStartingWith("t:");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
