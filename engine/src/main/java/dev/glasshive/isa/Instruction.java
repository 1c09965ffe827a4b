package dev.glasshive.isa;

/// One instruction, by shape. Opcodes that differ only in operator, width, size or source share a record.
///
/// Distances of jumps and calls count 8-byte slots after the instruction's own first slot plus one, as RFC 9669 section 4.3 counts them.
public sealed interface Instruction {

    /// How many 8-byte slots the encoding takes: 2 for the wide load, else 1.
    default int slots() {
        return this instanceof LoadImm64 ? 2 : 1;
    }

    /// `dst op= src` (section 4.1).
    record Alu(AluOp op, Width width, Register dst, Operand src) implements Instruction {}

    /// `dst = src` (section 4.1).
    record Mov(Width width, Register dst, Operand src) implements Instruction {}

    /// `dst = (sN)src`: a sign-extending move from the lower `from` bytes (section 4.1).
    record MovSx(Width width, Size from, Register dst, Register src) implements Instruction {}

    /// `dst = -dst` (section 4.1).
    record Neg(Width width, Register dst) implements Instruction {}

    /// `dst = be16 dst` and its like (section 4.2).
    record ByteSwap(SwapOp op, Size size, Register dst) implements Instruction {}

    /// `dst = imm64`, or the address of a map, a map value, a variable or code (section 5.4).
    record LoadImm64(Register dst, WideSource source, int low, int high) implements Instruction {
        /// A plain 64-bit number.
        public static LoadImm64 of(Register dst, long value) {
            return new LoadImm64(dst, WideSource.VALUE, (int) value, (int) (value >>> 32));
        }

        /// The two immediates as one number.
        public long value() {
            return (long) high << 32 | Integer.toUnsignedLong(low);
        }
    }

    /// `dst = *(uN *)(base + offset)`, or with [Extension#SIGN] the `sN` form (sections 5.1 and 5.2).
    record Load(Size size, Extension extension, Register dst, Register base, short offset) implements Instruction {}

    /// `*(uN *)(base + offset) = src` (section 5.1).
    record Store(Size size, Register base, short offset, Operand src) implements Instruction {}

    /// `lock *(uN *)(base + offset) op= src` and the fetching forms (section 5.3).
    record Atomic(AtomicOp op, Size size, Register base, short offset, Register src) implements Instruction {}

    /// `dst = load_acquire((uN *)(base + offset))`: no later access of this processor comes before it. Linux 6.15; not in RFC 9669.
    record LoadAcquire(Size size, Register dst, Register base, short offset) implements Instruction {}

    /// `store_release((uN *)(base + offset), src)`: no earlier access of this processor comes after it. Linux 6.15; not in RFC 9669.
    record StoreRelease(Size size, Register base, short offset, Register src) implements Instruction {}

    /// `r0 = *(uN *)skb[index + offset]`: historical packet access (section 5.5).
    record LegacyLoad(Size size, LegacyIndex index, int offset) implements Instruction {}

    /// `goto +offset`; the long form keeps its distance in the immediate (section 4.3).
    record Jump(Reach reach, int offset) implements Instruction {}

    /// `if left op right goto +offset` (section 4.3).
    record Branch(Condition op, Width width, Register left, Operand right, short offset) implements Instruction {}

    /// `call id`: a helper of the platform by its static number (section 4.3.1).
    record CallHelper(int id) implements Instruction {}

    /// `call +offset`: a function of this program (section 4.3.2).
    record CallLocal(int offset) implements Instruction {}

    /// `call` of a platform function by BTF id (section 4.3.1).
    record CallKfunc(int btfId, short module) implements Instruction {}

    /// `callx callee`: the helper whose number, or the function whose address the register holds. LLVM and ubpf have it; RFC 9669 does not.
    record CallRegister(Register callee) implements Instruction {}

    /// Leaves the function or the program; r0 is the result.
    record Exit() implements Instruction {}

    /// Which field holds the distance of a [Jump].
    enum Reach {
        /// 16 bits of offset.
        SHORT,
        /// 32 bits of immediate: `gotol`.
        LONG
    }

    /// Whether a [LegacyLoad] adds a register to its offset.
    sealed interface LegacyIndex {}

    /// No register: absolute mode.
    record Absolute() implements LegacyIndex {}

    /// A register: indirect mode.
    record Indirect(Register register) implements LegacyIndex {}
}
