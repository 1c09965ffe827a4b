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
import java.util.EnumSet;
import java.util.Set;

/// Which registers an instruction reads, gives a value, and leaves without one.
///
/// A helper is taken to read r1 to r5 only as far as its prototype says, so calls list no reads here; that is the platform's knowledge.
public record Effects(Set<Register> reads, Set<Register> writes, Set<Register> clobbers) {
    private static final Set<Register> NONE = Set.of();
    private static final Set<Register> ARGUMENTS =
            Set.of(Register.R1, Register.R2, Register.R3, Register.R4, Register.R5);

    /// The effects of `instruction`.
    public static Effects of(Instruction instruction) {
        return switch (instruction) {
            case Alu(AluOp op, Width width, Register dst, Operand src) -> new Effects(registers(dst, src), Set.of(dst), NONE);
            case Mov(Width width, Register dst, Operand src) -> new Effects(registers(src), Set.of(dst), NONE);
            case MovSx(Width width, Size from, Register dst, Register src) -> new Effects(Set.of(src), Set.of(dst), NONE);
            case Neg(Width width, Register dst) -> new Effects(Set.of(dst), Set.of(dst), NONE);
            case ByteSwap(SwapOp op, Size size, Register dst) -> new Effects(Set.of(dst), Set.of(dst), NONE);
            case LoadImm64 load -> new Effects(NONE, Set.of(load.dst()), NONE);
            case Load load -> new Effects(Set.of(load.base()), Set.of(load.dst()), NONE);
            case Store(Size size, Register base, short offset, Operand src) -> new Effects(registers(base, src), NONE, NONE);
            case Atomic(AtomicOp op, Size size, Register base, short offset, Register src) -> switch (op.result()) {
                case NONE -> new Effects(registers(base, src), NONE, NONE);
                case TO_SRC -> new Effects(registers(base, src), Set.of(src), NONE);
                case TO_R0 -> new Effects(registers(base, src, Register.R0), Set.of(Register.R0), NONE);
            };
            case LoadAcquire load -> new Effects(Set.of(load.base()), Set.of(load.dst()), NONE);
            case StoreRelease(Size size, Register base, short offset, Register src) -> new Effects(registers(base, src), NONE, NONE);
            case LegacyLoad(Size size, Instruction.LegacyIndex index, int offset) -> new Effects(switch (index) {
                case Absolute() -> Set.of(Register.R6);
                case Indirect(Register register) -> registers(Register.R6, register);
            }, Set.of(Register.R0), ARGUMENTS);
            case Jump jump -> new Effects(NONE, NONE, NONE);
            case Branch(Condition op, Width width, Register left, Operand right, short offset) ->
                    new Effects(registers(left, right), NONE, NONE);
            case CallHelper call -> new Effects(NONE, Set.of(Register.R0), ARGUMENTS);
            case CallLocal call -> new Effects(NONE, Set.of(Register.R0), ARGUMENTS);
            case CallKfunc call -> new Effects(NONE, Set.of(Register.R0), ARGUMENTS);
            case CallRegister(Register callee) -> new Effects(Set.of(callee), Set.of(Register.R0), ARGUMENTS);
            case Exit() -> new Effects(Set.of(Register.R0), NONE, NONE);
        };
    }

    private static Set<Register> registers(Operand... operands) {
        EnumSet<Register> set = EnumSet.noneOf(Register.class);
        for (Operand operand : operands) {
            if (operand instanceof Register register) {
                set.add(register);
            }
        }
        return Set.copyOf(set);
    }
}
