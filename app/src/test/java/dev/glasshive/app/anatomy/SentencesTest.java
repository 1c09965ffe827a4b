package dev.glasshive.app.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.platform.Platforms;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the anatomy pane says of every instruction there is.
class SentencesTest {
    static List<Instruction> everyInstruction() {
        return OpcodeMatrix.rows().stream().map(SentencesTest::instruction).toList();
    }

    private static Instruction instruction(Opcode row) {
        return row.decode().apply(new Fields(row.code(), field(row.dst()), field(row.src()), field(row.offset()), field(row.imm())));
    }

    private static int field(FieldRule rule) {
        return switch (rule) {
            case FieldRule.Any() -> 3;
            case FieldRule.Only(int value) -> value;
        };
    }

    @ParameterizedTest
    @MethodSource("everyInstruction")
    void everyInstructionHasASentenceWithoutGaps(Instruction instruction) {
        assertThat(Sentences.of(instruction, Platforms.linux()::helper)).endsWith(".").doesNotContain("{", "}");
    }

    @ParameterizedTest
    @MethodSource("everyInstruction")
    void everyInstructionHasANotationInFields(Instruction instruction) {
        assertThat(Notation.of(instruction)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"5, takes no arguments.", "17, r1 is its argument.", "1, r1 and r2 are its arguments.", "12, r1 to r3 are its arguments.", "6, r1 to r5 are its arguments.", "33, Its arguments begin at r1."})
    void aCallNamesAsManyArgumentsAsTheHelperTakes(int helper, String words) {
        assertThat(Sentences.of(new Instruction.CallHelper(helper), Platforms.linux()::helper)).contains(words).endsWith("r0 holds its answer; r1 to r5 are gone afterwards.");
    }
}
