package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One concrete state: numbers and pointers into a packet in registers, and a stack.
final class Point {
    static final long PACKET = 1L << 40;
    static final long TOP = 1L << 41;

    final long[] registers = new long[11];
    final boolean[] pointer = new boolean[11];
    final byte[] stack = new byte[512];
    /// Where on the stack a whole pointer begins.
    final boolean[] spilled = new boolean[512];
    final int packetSize;

    Point(int packetSize) {
        this.packetSize = packetSize;
        registers[10] = TOP;
    }

    private ByteBuffer memory() {
        return ByteBuffer.wrap(stack).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long operand(Operand operand) {
        return operand instanceof Register register ? registers[register.code()] : ((Imm) operand).value();
    }

    boolean holds(Instruction.Branch branch) {
        return branch.op().test(branch.width(), registers[branch.left().code()], operand(branch.right()));
    }

    /// Runs what does not jump. Loads from the packet give `content`.
    void run(Instruction instruction, long content) {
        switch (instruction) {
            case Instruction.Alu(AluOp op, Width width, Register dst, Operand src) -> {
                boolean from = src instanceof Register register && pointer[register.code()];
                pointer[dst.code()] = pointer[dst.code()] != from;
                registers[dst.code()] = op.apply(width, registers[dst.code()], operand(src));
            }
            case Instruction.Mov(Width width, Register dst, Operand src) -> {
                pointer[dst.code()] = src instanceof Register register && pointer[register.code()];
                registers[dst.code()] = width.truncate(operand(src));
            }
            case Instruction.MovSx(Width width, Size from, Register dst, Register src) -> {
                pointer[dst.code()] = false;
                registers[dst.code()] = width.truncate(from.signExtend(registers[src.code()]));
            }
            case Instruction.Neg(Width width, Register dst) -> registers[dst.code()] = width.truncate(-registers[dst.code()]);
            case Instruction.ByteSwap(var op, Size size, Register dst) -> registers[dst.code()] = op.apply(size, registers[dst.code()], ByteOrder.LITTLE_ENDIAN);
            case Instruction.Load load when load.base() == Register.R10 -> {
                pointer[load.dst().code()] = load.size() == Size.DW && spilled[512 + load.offset()];
                registers[load.dst().code()] = load.extension().extend(load.size(), read(512 + load.offset(), load.size()));
            }
            case Instruction.Load load -> {
                pointer[load.dst().code()] = false;
                registers[load.dst().code()] = load.extension().extend(load.size(), content);
            }
            case Instruction.Store(Size size, Register base, short offset, Operand src) -> {
                write(512 + offset, size, operand(src));
                spilled[512 + offset] = size == Size.DW && src instanceof Register register && pointer[register.code()];
            }
            case Instruction.Atomic atomic -> {
                int at = 512 + atomic.offset();
                long old = read(at, atomic.size());
                long src = registers[atomic.src().code()];
                write(at, atomic.size(), atomic.op().apply(atomic.size(), old, src, registers[0]));
                switch (atomic.op().result()) {
                    case NONE -> { }
                    case TO_SRC -> registers[atomic.src().code()] = old;
                    case TO_R0 -> registers[0] = old;
                }
            }
            default -> throw new IllegalArgumentException(instruction.toString());
        }
    }

    private long read(int at, Size size) {
        byte[] bytes = Arrays.copyOfRange(stack, at, at + 8 > 512 ? 512 : at + 8);
        return size.zeroExtend(ByteBuffer.wrap(Arrays.copyOf(bytes, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    private void write(int at, Size size, long value) {
        Arrays.fill(spilled, Math.max(0, at - 7), at + size.bytes(), false);
        for (int i = 0; i < size.bytes(); i++) {
            memory().put(at + i, (byte) (value >>> 8 * i));
        }
    }

    /// What a variable is here, or null where it means nothing.
    @Nullable BigInteger value(Variables.Meaning meaning, int variable) {
        if (variable == Variables.PACKET_SIZE) {
            return BigInteger.valueOf(packetSize);
        }
        if (variable == Variables.META_OFFSET) {
            return BigInteger.ZERO;
        }
        if (meaning.facet() == null) {
            return null;
        }
        long bits;
        boolean leads = false;
        if (Holders.isCell(meaning.holder())) {
            int size = Holders.size(meaning.holder());
            bits = read(Holders.start(meaning.holder()) - Holders.STACK + 512, size == 8 ? Size.DW : size == 4 ? Size.W : size == 2 ? Size.H : Size.B);
        } else if (meaning.holder() < 10) {
            bits = registers[meaning.holder()];
            leads = pointer[meaning.holder()];
        } else {
            return null;
        }
        return switch (meaning.facet()) {
            case SVALUE -> leads ? null : BigInteger.valueOf(bits);
            case UVALUE -> leads ? null : new BigInteger(Long.toUnsignedString(bits));
            case PACKET_OFFSET -> leads ? BigInteger.valueOf(bits - PACKET) : null;
            default -> null;
        };
    }
}
