package dev.glasshive.verifier.linux;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;

/// Instructions as the kernel's log prints them: `(07) r1 += 8`. It prints from the fields, so that code which means nothing has a text too.
final class InstructionText {
    static final int LOAD_ACQUIRE = 0x100;
    static final int STORE_RELEASE = 0x110;
    private static final int SOURCE_X = 0x08;

    private final IntFunction<String> helperName;

    /// @param helperName the name of the helper with a number
    InstructionText(IntFunction<String> helperName) {
        this.helperName = helperName;
    }

    /// @param high the immediate of the second slot of a wide load
    String of(Fields fields, int high) {
        String code = String.format(Locale.ROOT, "(%02x) ", fields.opcode());
        if (isUnknownAtomic(fields)) {
            return String.format(Locale.ROOT, "BUG_%02x", fields.opcode());
        }
        return code + switch (fields.instructionClass()) {
            case ALU -> alu(fields, Width.W32);
            case ALU64 -> alu(fields, Width.W64);
            case LD -> load(fields, high);
            case LDX -> "r" + fields.dst() + " = " + memory((fields.opcode() & 0xe0) == 0x80 ? size(fields).signedType() : size(fields).unsignedType(), fields.src(), fields);
            case ST -> memory(size(fields).unsignedType(), fields.dst(), fields) + " = " + fields.imm();
            case STX -> store(fields);
            case JMP -> jump(fields, Width.W64);
            case JMP32 -> jump(fields, Width.W32);
        };
    }

    /// Whether it makes the address of a variable of each processor into one of this processor. Only Linux itself writes it.
    private static boolean isProcessorAddress(Fields fields) {
        return fields.opcode() == 0xbf && fields.offset() == -1;
    }

    static boolean isAtomic(Fields fields) {
        return fields.instructionClass() == InstructionClass.STX && (fields.opcode() & 0xe0) == 0xc0;
    }

    /// Whether it turns an address of an arena into one of the kernel, or back.
    static boolean isCast(Fields fields) {
        return fields.opcode() == 0xbf && fields.offset() == 1;
    }

    static boolean isUnknownAtomic(Fields fields) {
        return isAtomic(fields) && fields.imm() != LOAD_ACQUIRE && fields.imm() != STORE_RELEASE
                && Arrays.stream(AtomicOp.values()).noneMatch(row -> row.code() == fields.imm());
    }

    private static Size size(Fields fields) {
        return switch (fields.opcode() & 0x18) {
            case 0x10 -> Size.B;
            case 0x08 -> Size.H;
            case 0x00 -> Size.W;
            default -> Size.DW;
        };
    }

    private static String memory(String type, int base, Fields fields) {
        return "*(" + type + " *)" + place(base, fields);
    }

    private static String place(int base, Fields fields) {
        return "(r" + base + " " + signed(fields.offset()) + ")";
    }

    private static String signed(int number) {
        return (number < 0 ? "" : "+") + number;
    }

    private static String alu(Fields fields, Width width) {
        String prefix = width == Width.W64 ? "r" : "w";
        String dst = prefix + fields.dst();
        boolean register = (fields.opcode() & SOURCE_X) != 0;
        String src = register ? prefix + fields.src() : Integer.toString(fields.imm());
        return switch (fields.opcode() & 0xf0) {
            case 0x80 -> dst + " = -" + dst;
            case 0xb0 -> isCast(fields) ? dst + " = addr_space_cast(" + src + ", " + (fields.imm() >>> 16) + ", " + (fields.imm() & 0xffff) + ")"
                    : isProcessorAddress(fields) ? dst + " = &(void __percpu *)(" + src + ")"
                    : dst + " = " + (register && (fields.offset() == 8 || fields.offset() == 16 || fields.offset() == 32) ? "(s" + fields.offset() + ")" : "") + src;
            case 0xd0 -> "r" + fields.dst() + " = " + (width == Width.W64 ? "bswap" : register ? "be" : "le") + fields.imm() + " r" + fields.dst();
            default -> dst + " " + operator(fields) + " " + src;
        };
    }

    private static String operator(Fields fields) {
        int code = fields.opcode() & 0xf0;
        return Arrays.stream(AluOp.values()).filter(op -> op.code() == code && op.offset() == (fields.offset() == 1 ? 1 : 0)).findFirst()
                .or(() -> Arrays.stream(AluOp.values()).filter(op -> op.code() == code).findFirst())
                .map(AluOp::symbol).orElse("?");
    }

    private static String load(Fields fields, int high) {
        return switch (fields.opcode() & 0xe0) {
            case 0x20 -> "r0 = *(" + size(fields).unsignedType() + " *)skb[" + fields.imm() + "]";
            case 0x40 -> "r0 = *(" + size(fields).unsignedType() + " *)skb[r" + fields.src() + " + " + fields.imm() + "]";
            default -> "r" + fields.dst() + " = 0x" + Long.toHexString((long) high << 32 | Integer.toUnsignedLong(fields.imm()));
        };
    }

    private static String store(Fields fields) {
        if ((fields.opcode() & 0xe0) != 0xc0) {
            return memory(size(fields).unsignedType(), fields.dst(), fields) + " = r" + fields.src();
        }
        if (fields.imm() == LOAD_ACQUIRE) {
            return "r" + fields.dst() + " = load_acquire((" + size(fields).unsignedType() + " *)" + place(fields.src(), fields) + ")";
        }
        if (fields.imm() == STORE_RELEASE) {
            return "store_release((" + size(fields).unsignedType() + " *)" + place(fields.dst(), fields) + ", r" + fields.src() + ")";
        }
        AtomicOp op = Arrays.stream(AtomicOp.values()).filter(row -> row.code() == fields.imm()).findFirst().orElseThrow();
        if (op.result() == AtomicOp.Result.NONE) {
            return "lock " + memory(size(fields).unsignedType(), fields.dst(), fields) + " " + op.symbol() + " r" + fields.src();
        }
        String name = "atomic" + (size(fields) == Size.DW ? "64" : "") + "_" + op.mnemonic();
        String place = "((" + size(fields).unsignedType() + " *)" + place(fields.dst(), fields);
        return op.result() == AtomicOp.Result.TO_R0
                ? "r0 = " + name + place + ", r0, r" + fields.src() + ")"
                : "r" + fields.src() + " = " + name + place + ", r" + fields.src() + ")";
    }

    private String jump(Fields fields, Width width) {
        int operation = fields.opcode() & 0xf0;
        if (operation == 0x80) {
            return call(fields);
        }
        if (operation == 0x90 && width == Width.W64) {
            return "exit";
        }
        if (operation == 0x00) {
            return width == Width.W64 ? "goto pc" + signed(fields.offset()) : "gotol pc" + signed(fields.imm());
        }
        if (operation == 0xe0 && fields.src() == 0) {
            return "may_goto pc" + signed(fields.offset());
        }
        String prefix = width == Width.W64 ? "r" : "w";
        String right = (fields.opcode() & SOURCE_X) != 0 ? prefix + fields.src() : "0x" + Integer.toHexString(fields.imm());
        String symbol = Arrays.stream(Condition.values()).filter(row -> row.code() == operation).map(Condition::symbol).findFirst().orElse("(null)");
        return "if " + prefix + fields.dst() + " " + symbol + " " + right + " goto pc" + signed(fields.offset());
    }

    private String call(Fields fields) {
        return switch (fields.src()) {
            case 1 -> "call pc" + signed(fields.imm());
            case 2 -> "call #" + fields.imm();
            case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> "call unknown#" + fields.imm();
            default -> "call " + helperName.apply(fields.imm()) + "#" + fields.imm();
        };
    }

}
