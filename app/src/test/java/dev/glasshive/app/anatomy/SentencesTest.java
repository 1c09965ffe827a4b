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
}
