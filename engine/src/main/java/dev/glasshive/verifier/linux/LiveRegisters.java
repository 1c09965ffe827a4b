package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Fields;
import dev.glasshive.verifier.Candidate;

/// Which registers still matter before each instruction, by a backward analysis of each function.
final class LiveRegisters {
    private static final int CALLER_SAVED = 0x3f;
    private static final int ARGUMENTS = 0x3e;
    private static final int ALL = 0x3ff;

    private final Candidate candidate;
    private final Capabilities can;
    private final HelperTable helpers;
    private final int[] before;

    LiveRegisters(Candidate candidate, Capabilities can, Layout layout, HelperTable helpers) {
        this.candidate = candidate;
        this.can = can;
        this.helpers = helpers;
        this.before = new int[candidate.slots().size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int slot : layout.instructions().reversed()) {
                changed |= update(slot);
            }
        }
    }

    private boolean update(int slot) {
        int after = 0;
        for (int next : ControlFlow.successors(candidate, slot)) {
            after |= before[next];
        }
        long effects = effects(candidate.slots().get(slot));
        int live = after & ~written(effects) | read(effects);
        boolean changed = live != before[slot];
        before[slot] = live;
        return changed;
    }

    boolean isLive(int slot, int register) {
        return (before[slot] & 1 << register) != 0;
    }

    /// Ten columns, a digit for each register that is live.
    String columns(int slot) {
        StringBuilder text = new StringBuilder();
        for (int register = 0; register < Frame.POINTER; register++) {
            text.append(isLive(slot, register) ? (char) ('0' + register) : '.');
        }
        return text.toString();
    }

    private static int read(long effects) {
        return (int) effects;
    }

    private static int written(long effects) {
        return (int) (effects >>> 32);
    }

    private static long effects(int read, int written) {
        return (long) written << 32 | read;
    }

    private long effects(Fields fields) {
        int dst = 1 << fields.dst();
        int src = 1 << fields.src();
        boolean register = (fields.opcode() & 0x08) != 0;
        int operation = fields.opcode() & 0xf0;
        return switch (fields.instructionClass()) {
            // Of packet loads, which may end the program, Linux takes the safe view that they read everything.
            case LD -> fields.opcode() == Layout.WIDE ? effects(0, dst) : effects(ALL, 0);
            case LDX -> effects(src, dst);
            case ST -> effects(dst, 0);
            case STX -> store(fields, dst, src);
            case ALU, ALU64 -> switch (operation) {
                case 0xd0 -> effects(dst, dst);
                case 0xb0 -> effects(register ? src : 0, dst);
                default -> effects(dst | (register ? src : 0), dst);
            };
            case JMP, JMP32 -> jump(fields, dst, src, register);
        };
    }

    private static long store(Fields fields, int dst, int src) {
        if ((fields.opcode() & 0xe0) != 0xc0) {
            return effects(dst | src, 0);
        }
        if (fields.imm() == InstructionText.LOAD_ACQUIRE) {
            return effects(src, dst);
        }
        if (fields.imm() == AtomicOp.CMPXCHG.code()) {
            return effects(1 | dst | src, 1);
        }
        return effects(dst | src, (fields.imm() & 1) != 0 ? src : 0);
    }

    private long jump(Fields fields, int dst, int src, boolean register) {
        return switch (fields.opcode() & 0xf0) {
            case 0x00, 0xe0 -> effects(0, 0);
            case 0x90 -> effects(1, 0);
            case 0x80 -> effects(fields.src() == 0
                    ? helpers.find(fields.imm(), candidate).filter(prototype -> can.mayCall(prototype.id())).map(LiveRegisters::arguments).orElse(ARGUMENTS) : ARGUMENTS, CALLER_SAVED);
            default -> effects(dst | (register ? src : 0), 0);
        };
    }

    private static int arguments(Prototype prototype) {
        return (1 << prototype.arguments().size() + 1) - 2;
    }

}
