package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Names;
import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Requirement;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Bytes as instructions: decoded and encoded they are the same bytes, in either byte order, and every instruction has a text, effects and requirements.
public final class InstructionTarget {
    private InstructionTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        decoded(bytes, ByteOrder.LITTLE_ENDIAN);
        decoded(bytes, ByteOrder.BIG_ENDIAN);
    }

    private static void decoded(byte[] bytes, ByteOrder order) {
        try {
            List<Instruction> instructions = Decoder.decode(bytes, order);
            Promise.holds(Arrays.equals(bytes, Encoder.encode(instructions, order)), "encoding is not the inverse of decoding");
            for (Instruction instruction : instructions) {
                for (Dialect dialect : Dialect.values()) {
                    Promise.holds(!dialect.text(instruction, 0, Names.NONE).isEmpty(), "an instruction without a text");
                }
                Promise.holds(Requirement.of(instruction).size() >= Effects.of(instruction).reads().size(), "a register is read of which nothing is required");
            }
        } catch (MalformedProgramException refusal) {
            Promise.sentence(refusal);
        }
    }
}
