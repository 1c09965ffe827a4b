package dev.glasshive.jit;

import static dev.glasshive.jit.X86Register.R11;
import static dev.glasshive.jit.X86Register.RAX;
import static dev.glasshive.jit.X86Register.RBX;
import static dev.glasshive.jit.X86Register.RDI;
import static dev.glasshive.jit.X86Register.RSI;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/// Writes the code of one instruction, by its shape.
///
/// Operations of 32 bits need nothing that clears the upper half: writing a register's lower half does. No access to memory is checked: the verifier has proved that it is right.
final class InstructionWriter {
    private final X86Assembler code;
    private final Ways ways;
    private final NativeOptions options;
    private final Blinding blinding;
    private final DivisionWriter divisions;
    private final ShiftWriter shifts;
    private final AtomicWriter atomics;

    InstructionWriter(X86Assembler code, Ways ways, NativeOptions options) {
        this.code = code;
        this.ways = ways;
        this.options = options;
        this.blinding = new Blinding(code);
        this.divisions = new DivisionWriter(code);
        this.shifts = new ShiftWriter(code);
        this.atomics = new AtomicWriter(code);
    }

    void write(Instruction instruction) {
        switch (instruction) {
            case Alu(AluOp op, Width width, Register dst, Operand src) -> {
                switch (src) {
                    case Register register -> apply(op, width.bits(), X86Register.of(dst), X86Register.of(register));
                    case Imm(int number) -> apply(op, width.bits(), X86Register.of(dst), number);
                }
            }
            case Mov(Width width, Register dst, Operand src) -> {
                switch (src) {
                    case Register register -> code.mov(width.bits(), X86Register.of(dst), X86Register.of(register));
                    case Imm(int number) when options.blindConstants() -> code.mov(width.bits(), X86Register.of(dst), hidden(width.bits(), number));
                    case Imm(int number) -> code.constant(X86Register.of(dst), width.truncate(number));
                }
            }
            case MovSx(Width width, Size from, Register dst, Register src) -> code.movsx(width.bits(), X86Register.of(dst), from.bits(), X86Register.of(src));
            case Neg(Width width, Register dst) -> code.apply(Unary.NEG, width.bits(), X86Register.of(dst));
            case ByteSwap(SwapOp op, Size size, Register dst) -> swap(op, size, X86Register.of(dst));
            case LoadImm64 load -> load(load);
            case Load load -> {
                Memory memory = memory(load.base(), load.offset());
                if (load.extension() == Extension.SIGN && load.size() != Size.DW) {
                    code.movsx(64, X86Register.of(load.dst()), load.size().bits(), memory);
                } else {
                    code.load(load.size().bits(), X86Register.of(load.dst()), memory);
                }
            }
            case Store(Size size, Register base, short offset, Operand src) -> {
                Memory memory = memory(base, offset);
                switch (src) {
                    case Register register -> code.store(size.bits(), memory, X86Register.of(register));
                    case Imm(int number) when options.blindConstants() -> code.store(size.bits(), memory, hidden(size.bits(), number));
                    case Imm(int number) -> code.store(size.bits(), memory, number);
                }
            }
            case Atomic atomic -> atomics.write(atomic);
            // The processor keeps loads in order, and stores in order: these need nothing more than others.
            case LoadAcquire(Size size, Register dst, Register base, short offset) -> code.load(size.bits(), X86Register.of(dst), memory(base, offset));
            case StoreRelease(Size size, Register base, short offset, Register src) -> code.store(size.bits(), memory(base, offset), X86Register.of(src));
            case LegacyLoad load -> load(load);
            case Jump jump -> to(jump.offset(), ways::go);
            case Branch branch -> to(branch.offset(), target -> {
                compare(branch);
                ways.go(Flag.of(branch.op()), target);
            });
            case CallHelper(int id) -> code.call(NativeAddresses.helper(id));
            case CallLocal(int offset) -> to(offset, target -> code.callHere(ways.entry(target)));
            case CallKfunc call -> code.call(NativeAddresses.kfunc(call.btfId()));
            case CallRegister(Register callee) -> code.call(X86Register.of(callee));
            case Exit() -> ways.exit();
        }
    }

    /// Does `action` with the instruction that `distance` leads to. Where none starts, nothing but a trap can stand.
    private void to(int distance, IntConsumer action) {
        OptionalInt target = ways.at(distance);
        target.ifPresentOrElse(action, code::ud2);
    }

    private static Memory memory(Register base, short offset) {
        return new Memory(X86Register.of(base), offset);
    }

    private X86Register hidden(int bits, int number) {
        return blinding.hide(Math.max(bits, 32), number, ways.index());
    }

    private void apply(AluOp op, int bits, X86Register dst, X86Register src) {
        switch (op) {
            case ADD -> code.apply(Arithmetic.ADD, bits, dst, src);
            case SUB -> code.apply(Arithmetic.SUB, bits, dst, src);
            case OR -> code.apply(Arithmetic.OR, bits, dst, src);
            case AND -> code.apply(Arithmetic.AND, bits, dst, src);
            case XOR -> code.apply(Arithmetic.XOR, bits, dst, src);
            case MUL -> code.imul(bits, dst, src);
            case LSH -> shifts.write(Shift.SHL, bits, dst, src);
            case RSH -> shifts.write(Shift.SHR, bits, dst, src);
            case ARSH -> shifts.write(Shift.SAR, bits, dst, src);
            case DIV, SDIV, MOD, SMOD -> {
                code.mov(bits, R11, src);
                divisions.checkAndDivide(op, bits, dst);
            }
        }
    }

    private void apply(AluOp op, int bits, X86Register dst, int number) {
        switch (op) {
            case DIV, SDIV, MOD, SMOD -> divide(op, bits, dst, number);
            case ADD, SUB, OR, AND, XOR, MUL, LSH, RSH, ARSH -> {
                if (options.blindConstants()) {
                    apply(op, bits, dst, hidden(bits, number));
                } else {
                    applyPlain(op, bits, dst, number);
                }
            }
        }
    }

    private void applyPlain(AluOp op, int bits, X86Register dst, int number) {
        switch (op) {
            case ADD -> code.apply(Arithmetic.ADD, bits, dst, number);
            case SUB -> code.apply(Arithmetic.SUB, bits, dst, number);
            case OR -> code.apply(Arithmetic.OR, bits, dst, number);
            case AND -> code.apply(Arithmetic.AND, bits, dst, number);
            case XOR -> code.apply(Arithmetic.XOR, bits, dst, number);
            case MUL -> code.imul(bits, dst, number);
            case LSH -> code.apply(Shift.SHL, bits, dst, number & bits - 1);
            case RSH -> code.apply(Shift.SHR, bits, dst, number & bits - 1);
            case ARSH -> code.apply(Shift.SAR, bits, dst, number & bits - 1);
            case DIV, SDIV, MOD, SMOD -> throw new IllegalArgumentException(op.name());
        }
    }

    /// A divisor that the program names is looked at here and not by the code.
    private void divide(AluOp op, int bits, X86Register dst, int number) {
        if (DivisionWriter.isTrivial(op, number)) {
            divisions.trivial(op, bits, dst, number);
            return;
        }
        if (options.blindConstants()) {
            code.mov(bits, R11, hidden(bits, number));
        } else {
            code.constant(R11, bits == 64 ? number : Integer.toUnsignedLong(number));
        }
        divisions.divide(op, bits, dst);
    }

    private void swap(SwapOp op, Size size, X86Register dst) {
        // Asked with a number that a swap changes.
        boolean swaps = op.apply(Size.H, 1, ByteOrder.LITTLE_ENDIAN) != 1;
        switch (size) {
            case B -> code.movzx(8, dst, dst);
            case H -> {
                if (swaps) {
                    code.apply(Shift.ROR, 16, dst, 8);
                }
                code.movzx(16, dst, dst);
            }
            case W -> {
                if (swaps) {
                    code.bswap(32, dst);
                } else {
                    code.mov(32, dst, dst);
                }
            }
            case DW -> {
                if (swaps) {
                    code.bswap(64, dst);
                }
            }
        }
    }

    private void load(LoadImm64 load) {
        X86Register dst = X86Register.of(load.dst());
        switch (load.source()) {
            case VALUE -> {
                if (options.blindConstants()) {
                    blinding.hide(dst, load.value(), ways.index());
                } else {
                    code.constant(dst, load.value());
                }
            }
            case MAP_BY_FD, MAP_BY_INDEX -> code.movabs(dst, NativeAddresses.map(load.low()));
            case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> code.movabs(dst, NativeAddresses.mapValue(load.low(), load.high()));
            case VARIABLE -> code.movabs(dst, NativeAddresses.variable(load.low()));
            case CODE -> to(load.low(), target -> code.movabs(dst, NativeAddresses.CODE + ways.entry(target)));
        }
    }

    /// Asks the kernel, as for a helper: with the packet, which r6 has, and the place. A place outside of the packet, a negative answer, leaves the function with 0.
    private void load(LegacyLoad load) {
        switch (load.index()) {
            case Absolute() -> place(load.offset());
            case Indirect(Register register) -> {
                code.mov(32, RSI, X86Register.of(register));
                if (options.blindConstants()) {
                    code.apply(Arithmetic.ADD, 32, RSI, hidden(32, load.offset()));
                } else if (load.offset() != 0) {
                    code.apply(Arithmetic.ADD, 32, RSI, load.offset());
                }
            }
        }
        code.mov(64, RDI, RBX);
        code.call(NativeAddresses.packetLoad(load.size()));
        X86Label found = new X86Label();
        code.test(64, RAX, RAX);
        code.jump(Flag.NS, found);
        code.constant(RAX, 0);
        ways.exitNow();
        code.bind(found);
    }

    private void place(int offset) {
        if (options.blindConstants()) {
            code.mov(32, RSI, hidden(32, offset));
        } else {
            code.constant(RSI, Integer.toUnsignedLong(offset));
        }
    }

    private void compare(Branch branch) {
        int bits = branch.width().bits();
        X86Register left = X86Register.of(branch.left());
        switch (branch.right()) {
            case Register register -> compare(branch.op(), bits, left, X86Register.of(register));
            case Imm(int number) when options.blindConstants() -> compare(branch.op(), bits, left, hidden(bits, number));
            case Imm(int number) -> {
                if (branch.op() == Condition.JSET) {
                    code.test(bits, left, number);
                } else if (number == 0) {
                    // Shorter, and the same flags.
                    code.test(bits, left, left);
                } else {
                    code.apply(Arithmetic.CMP, bits, left, number);
                }
            }
        }
    }

    private void compare(Condition op, int bits, X86Register left, X86Register right) {
        if (op == Condition.JSET) {
            code.test(bits, left, right);
        } else {
            code.apply(Arithmetic.CMP, bits, left, right);
        }
    }
}
