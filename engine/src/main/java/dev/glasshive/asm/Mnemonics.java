package dev.glasshive.asm;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.LegacyIndex;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.util.Locale;

/// The words of the mnemonic dialect, made from the operator rows of the instruction set: 64 bits go without saying, 32 stand behind the operation.
final class Mnemonics {
    private Mnemonics() {}

    private static String suffix(Width width) {
        return width == Width.W64 ? "" : "32";
    }

    private static String word(Enum<?> row) {
        return row.name().toLowerCase(Locale.ROOT);
    }

    static String of(AluOp op, Width width) {
        return word(op) + suffix(width);
    }

    static String of(Condition op, Width width) {
        return word(op) + suffix(width);
    }

    static String of(SwapOp op, Size size) {
        return op.mnemonic() + size.bits();
    }

    static String of(Reach reach) {
        return reach == Reach.SHORT ? "ja" : "ja32";
    }

    static String move(Width width) {
        return "mov" + suffix(width);
    }

    static String signedMove(Width width, Size from) {
        return "movsx" + from.bits() + width.bits();
    }

    static String negate(Width width) {
        return "neg" + suffix(width);
    }

    static String load(Size size, Extension extension) {
        return (extension == Extension.ZERO ? "ldx" : "ldxs") + word(size);
    }

    static String store(Size size, Operand src) {
        return (src instanceof Register ? "stx" : "st") + word(size);
    }

    static String acquire(Size size) {
        return "ldacq" + word(size);
    }

    static String release(Size size) {
        return "strel" + word(size);
    }

    static String packetLoad(Size size, LegacyIndex index) {
        return (index instanceof Absolute ? "ldabs" : "ldind") + word(size);
    }

    /// What stands behind `lock`: `add`, `fetch add32`, `cmpxchg`.
    static String of(AtomicOp op, Size size) {
        return op.mnemonic().replace('_', ' ') + (size == Size.DW ? "" : "32");
    }
}
