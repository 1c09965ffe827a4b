package dev.glasshive.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @Test
    void everyInstructionSurvivesEncodingInBothByteOrders() throws MalformedProgramException {
        List<Instruction> instructions = EveryEncoding.instructions(9669, 40);
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertThat(Decoder.decode(Encoder.encode(instructions, order), order)).isEqualTo(instructions);
        }
    }

    @Test
    void everyFieldSurvivesDecoding() throws MalformedProgramException {
        for (Fields fields : EveryEncoding.fields(2024, 40)) {
            assertThat(Encoder.fields(Decoder.decode(fields, 0))).isEqualTo(fields);
        }
    }

    @Test
    void registersChangePlacesWithTheByteOrder() {
        Instruction move = new Instruction.Mov(Width.W64, Register.R1, Register.R2);
        assertThat(Encoder.encode(move, ByteOrder.LITTLE_ENDIAN)).isEqualTo(bytes("bf 21 00 00 00 00 00 00"));
        assertThat(Encoder.encode(move, ByteOrder.BIG_ENDIAN)).isEqualTo(bytes("bf 12 00 00 00 00 00 00"));
    }

    @Test
    void theWideLoadKeepsItsUpperHalfInTheSecondSlot() throws MalformedProgramException {
        byte[] bytes = bytes("18 01 00 00 88 77 66 55 00 00 00 00 44 33 22 11");
        assertThat(Decoder.decode(bytes, ByteOrder.LITTLE_ENDIAN)).containsExactly(Instruction.LoadImm64.of(Register.R1, 0x1122334455667788L));
    }

    @ParameterizedTest
    @CsvSource({
        "ff 00 00 00 00 00 00 00,                         insn 0: unknown opcode 0xff",
        "07 0b 00 00 00 00 00 00,                         insn 0: destination register 11 does not exist (r0 to r10 do)",
        "bf f1 00 00 00 00 00 00,                         insn 0: source register 15 does not exist (r0 to r10 do)",
        "95 00 00 00 00 00 00 00 95 00 00 00 01 00 00 00, insn 1: opcode 0x95 with dst=0 src=0 offset=0 imm=1 uses a field that is reserved or selects no operation",
        "db 21 00 00 02 00 00 00,                         insn 0: opcode 0xdb with dst=1 src=2 offset=0 imm=2 uses a field that is reserved or selects no operation",
        "95 00 00 00,                                     program length 4 is not a multiple of 8 bytes",
        "18 01 00 00 00 00 00 00,                         'insn 0: a wide load needs a second slot, but the program ends'",
        "18 01 00 00 00 00 00 00 95 00 00 00 00 00 00 00, 'insn 0: the second slot of a wide load holds only an immediate, but its first four bytes are not zero'"})
    void malformedBytesAreNamedByPlaceAndNumber(String hex, String message) {
        assertThatThrownBy(() -> Decoder.decode(bytes(hex), ByteOrder.LITTLE_ENDIAN))
                .isInstanceOf(MalformedProgramException.class).hasMessage(message);
    }
}
