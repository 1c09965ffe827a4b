package dev.glasshive.compiler;

import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;

/// Where a segment's method keeps what: the numbers of its local variables.
final class Locals {
    static final int VM = 1;
    /// The clock that may not be passed.
    static final int END = 2;
    static final int CLOCK = 4;
    /// The [Leave] that applies if the next call throws.
    static final int SITE = 6;
    /// Registers that have a value, kept where paths differ.
    static final int KNOWN = 7;
    static final int REGISTERS = 8;
    static final int FRAME = 9;
    static final int MARKS = 10;
    static final int ADDRESS = 11;
    static final int OLD = 13;
    /// What is thrown, or is called.
    static final int OTHER = 15;
    /// The last clock at which another round may begin.
    static final int LIMIT = 16;
    /// How many calls are open.
    static final int DEPTH = 18;
    /// The address of the first byte of [#FRAME].
    static final int FRAME_START = 19;
    static final int PACKET = 21;
    static final int PACKET_MARKS = 22;
    static final int PACKET_START = 23;
    private static final int FIRST_REGISTER = 25;

    private Locals() {}

    static int of(Register register) {
        return of(register.code());
    }

    static int of(int register) {
        return FIRST_REGISTER + 2 * register;
    }

    /// What the variable with a number is called where bytecode is shown.
    static String name(int local) {
        return switch (local) {
            case 0 -> "this";
            case VM -> "vm";
            case END -> "end";
            case CLOCK -> "clock";
            case SITE -> "site";
            case KNOWN -> "known";
            case REGISTERS -> "registers";
            case FRAME -> "frame";
            case MARKS -> "marks";
            case ADDRESS -> "address";
            case OLD -> "old";
            case OTHER -> "other";
            case LIMIT -> "limit";
            case DEPTH -> "depth";
            case FRAME_START -> "frameStart";
            case PACKET -> "packet";
            case PACKET_MARKS -> "packetMarks";
            case PACKET_START -> "packetStart";
            default -> register(local);
        };
    }

    private static String register(int local) {
        if (local < FIRST_REGISTER) {
            throw new IllegalStateException("variable " + local + " has no name");
        }
        return "r" + (local - FIRST_REGISTER) / 2;
    }

    static boolean isFramePointer(Operand operand) {
        return operand == Register.FRAME_POINTER;
    }
}
