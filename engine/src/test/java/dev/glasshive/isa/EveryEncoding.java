package dev.glasshive.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Fields for every row of the [OpcodeMatrix], with values from the edges of what they may hold.
public final class EveryEncoding {
    private static final int[] OFFSETS = {0, 1, -1, 5, -8, 255, -256, Short.MAX_VALUE, Short.MIN_VALUE};
    private static final int[] NUMBERS = {0, 1, -1, 7, -8, 255, 0xfffe, 0xffff, -0xffff, 100_000, -100_000, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private EveryEncoding() {}

    /// `perRow` choices of fields for each row; the same for the same seed.
    public static List<Fields> fields(long seed, int perRow) {
        Random random = new Random(seed);
        List<Fields> all = new ArrayList<>();
        for (Opcode row : OpcodeMatrix.rows()) {
            for (int i = 0; i < perRow; i++) {
                all.add(new Fields(row.code(), choose(row.dst(), random.nextInt(11)), choose(row.src(), random.nextInt(11)),
                        (short) choose(row.offset(), any(random, OFFSETS)), choose(row.imm(), any(random, NUMBERS)),
                        row.code() == OpcodeMatrix.WIDE_CODE ? any(random, NUMBERS) : 0));
            }
        }
        return all;
    }

    /// The instructions that [#fields] encode.
    public static List<Instruction> instructions(long seed, int perRow) {
        return fields(seed, perRow).stream().map(EveryEncoding::decode).toList();
    }

    private static Instruction decode(Fields fields) {
        try {
            return Decoder.decode(fields, 0);
        } catch (MalformedProgramException problem) {
            throw new AssertionError(problem);
        }
    }

    private static int choose(FieldRule rule, int value) {
        return switch (rule) {
            case FieldRule.Any() -> value;
            case FieldRule.Only(int only) -> only;
        };
    }

    private static int any(Random random, int[] values) {
        return random.nextInt(4) == 0 ? random.nextInt() : values[random.nextInt(values.length)];
    }
}
