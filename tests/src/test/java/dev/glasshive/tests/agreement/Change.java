package dev.glasshive.tests.agreement;

import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.program.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Programs with a slot or two changed: another operand, another offset, a check less.
final class Change {
    private static final int TRIES = 50;
    private static final int OPCODE_OF_CALL = 0x85;
    private static final int OPCODE_OF_WIDE_LOAD = 0x18;
    private static final int CLASS = 7;
    private static final int[] STEPS = {1, -1, 2, -2, 4, -4, 8, -8};

    private Change() {}

    /// A program that decodes and calls nothing that `program` does not call: what a strange helper does to the computer that tests is not to be found out.
    static List<Instruction> of(List<Instruction> program, int maps, Random random) {
        Set<Integer> helpers = helpers(program);
        for (int i = 0; i < TRIES; i++) {
            try {
                byte[] code = Encoder.encode(program, ByteOrder.LITTLE_ENDIAN);
                for (int changes = random.nextInt(3) == 0 ? 2 : 1; changes > 0; changes--) {
                    change(ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN), random);
                }
                List<Instruction> changed = Code.decode(code).instructions();
                if (!changed.equals(program) && helpers.containsAll(helpers(changed)) && changed.stream().allMatch(instruction -> isHarmless(instruction, maps))) {
                    return changed;
                }
            } catch (MalformedProgramException noProgram) {
                // Tried again.
            }
        }
        return program;
    }

    private static Set<Integer> helpers(List<Instruction> program) {
        return program.stream().filter(CallHelper.class::isInstance).map(instruction -> ((CallHelper) instruction).id()).collect(Collectors.toSet());
    }

    private static boolean isHarmless(Instruction instruction, int maps) {
        return switch (instruction) {
            case CallKfunc _ -> false;
            case LoadImm64(var _, var source, int low, int _) -> switch (source) {
                case VALUE, CODE -> true;
                case MAP_BY_INDEX, MAP_VALUE_BY_INDEX -> low >= 0 && low < maps;
                case MAP_BY_FD, MAP_VALUE_BY_FD, VARIABLE -> false;
            };
            default -> true;
        };
    }

    private static void change(ByteBuffer code, Random random) {
        int slots = code.capacity() / Fields.SLOT;
        int at = random.nextInt(slots) * Fields.SLOT;
        Fields old = Fields.read(code, at);
        if (old.opcode() == 0) {
            at -= Fields.SLOT;
            old = Fields.read(code, at);
        }
        int kind = old.opcode();
        int small = STEPS[random.nextInt(STEPS.length)];
        Fields fresh = switch (random.nextInt(8)) {
            case 0 -> new Fields(old.opcode(), random.nextInt(11), old.src(), old.offset(), old.imm());
            case 1 -> new Fields(old.opcode(), old.dst(), random.nextInt(11), old.offset(), old.imm());
            case 2, 3 -> new Fields(old.opcode(), old.dst(), old.src(), old.offset() + small, old.imm());
            case 4 -> new Fields(old.opcode(), old.dst(), old.src(), old.offset(), random.nextInt(4) == 0 ? random.nextInt() : old.imm() + small);
            case 5 -> {
                List<Opcode> rows = OpcodeMatrix.rows().stream().filter(row -> (row.code() & CLASS) == (kind & CLASS)).toList();
                yield rows.isEmpty() ? old : new Fields(rows.get(random.nextInt(rows.size())).code(), old.dst(), old.src(), old.offset(), old.imm());
            }
            case 6 -> old.opcode() == OPCODE_OF_WIDE_LOAD ? old : new Fields(5, 0, 0, 0, 0);
            default -> Fields.read(code, random.nextInt(slots) * Fields.SLOT);
        };
        boolean call = old.opcode() == OPCODE_OF_CALL && old.src() == 0;
        if (!call || fresh.opcode() != OPCODE_OF_CALL) {
            fresh.write(code.slice(at, Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN), 1);
        }
    }
}
