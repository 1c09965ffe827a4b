package dev.glasshive.isa;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Instructions to bytes, the inverse of [Decoder].
public final class Encoder {
    private Encoder() {}

    /// The bytes of `instructions`, one after the other.
    public static byte[] encode(List<Instruction> instructions, ByteOrder order) {
        int slots = instructions.stream().mapToInt(Instruction::slots).sum();
        ByteBuffer bytes = ByteBuffer.allocate(slots * Fields.SLOT).order(order);
        for (Instruction instruction : instructions) {
            fields(instruction).write(bytes, instruction.slots());
        }
        return bytes.array();
    }

    /// The 8 or 16 bytes of one instruction.
    public static byte[] encode(Instruction instruction, ByteOrder order) {
        return encode(List.of(instruction), order);
    }

    /// The fields of one instruction.
    public static Fields fields(Instruction instruction) {
        return switch (instruction) {
            case Alu(AluOp op, Width width, Register dst, Operand src) ->
                    new Fields(OpcodeMatrix.aluCode(width, op.code(), src), dst.code(), register(src), op.offset(), immediate(src));
            case Mov(Width width, Register dst, Operand src) ->
                    new Fields(OpcodeMatrix.moveCode(width, src), dst.code(), register(src), 0, immediate(src));
            case MovSx(Width width, Size from, Register dst, Register src) ->
                    new Fields(OpcodeMatrix.moveCode(width, src), dst.code(), src.code(), from.bits(), 0);
            case Neg(Width width, Register dst) -> new Fields(OpcodeMatrix.negateCode(width), dst.code(), 0, 0, 0);
            case ByteSwap(SwapOp op, Size size, Register dst) -> new Fields(OpcodeMatrix.swapCode(op), dst.code(), 0, 0, size.bits());
            case LoadImm64(Register dst, WideSource source, int low, int high) ->
                    new Fields(OpcodeMatrix.WIDE_CODE, dst.code(), source.code(), (short) 0, low, high);
            case Load(Size size, Extension extension, Register dst, Register base, short offset) ->
                    new Fields(OpcodeMatrix.loadCode(size, extension), dst.code(), base.code(), offset, 0);
            case Store(Size size, Register base, short offset, Operand src) ->
                    new Fields(OpcodeMatrix.storeCode(size, src), base.code(), register(src), offset, immediate(src));
            case Atomic(AtomicOp op, Size size, Register base, short offset, Register src) ->
                    new Fields(OpcodeMatrix.atomicCode(size), base.code(), src.code(), offset, op.code());
            case LoadAcquire(Size size, Register dst, Register base, short offset) ->
                    new Fields(OpcodeMatrix.atomicCode(size), dst.code(), base.code(), offset, OpcodeMatrix.LOAD_ACQUIRE);
            case StoreRelease(Size size, Register base, short offset, Register src) ->
                    new Fields(OpcodeMatrix.atomicCode(size), base.code(), src.code(), offset, OpcodeMatrix.STORE_RELEASE);
            case LegacyLoad load -> new Fields(OpcodeMatrix.legacyCode(load), 0, switch (load.index()) {
                case Absolute() -> 0;
                case Indirect(Register register) -> register.code();
            }, 0, load.offset());
            case Jump(Instruction.Reach reach, int offset) -> reach == Instruction.Reach.SHORT
                    ? new Fields(OpcodeMatrix.jumpCode(reach), 0, 0, offset, 0)
                    : new Fields(OpcodeMatrix.jumpCode(reach), 0, 0, 0, offset);
            case Branch branch -> new Fields(OpcodeMatrix.branchCode(branch), branch.left().code(), register(branch.right()),
                    branch.offset(), immediate(branch.right()));
            case CallHelper(int id) -> new Fields(OpcodeMatrix.callCode(), 0, 0, 0, id);
            case CallLocal(int offset) -> new Fields(OpcodeMatrix.callCode(), 0, 1, 0, offset);
            case CallKfunc(int btfId, short module) -> new Fields(OpcodeMatrix.callCode(), 0, 2, module, btfId);
            case CallRegister(Register callee) -> new Fields(OpcodeMatrix.callRegisterCode(), callee.code(), 0, 0, 0);
            case Exit() -> new Fields(OpcodeMatrix.exitCode(), 0, 0, 0, 0);
        };
    }

    private static int register(Operand operand) {
        return operand instanceof Register register ? register.code() : 0;
    }

    private static int immediate(Operand operand) {
        return operand instanceof Imm(int value) ? value : 0;
    }
}
