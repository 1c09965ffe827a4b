package dev.glasshive.compiler;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
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
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/// Writes the bytecode of one instruction, by its shape.
///
/// An instruction that can trap changes nothing before the call that may throw, neither variables nor memory: a trap finds everything as it was.
final class StepWriter {
    private final CodeBuilder code;
    private final OperatorWriter operators;
    private final MemoryWriter memory;
    private final Surroundings surroundings;

    StepWriter(CodeBuilder code, Surroundings surroundings, ClassData data) {
        this.code = code;
        this.operators = new OperatorWriter(code);
        this.memory = new MemoryWriter(code, operators, surroundings, data);
        this.surroundings = surroundings;
    }

    /// Whether `step` can throw, so that the place where it would leave has to be noted before.
    boolean canTrap(Step step) {
        return switch (step.instruction()) {
            case Load _, Store _, Atomic _, LoadAcquire _, StoreRelease _ -> !memory.isInFrame(step);
            case CallHelper _ -> true;
            case Alu _, Mov _, MovSx _, Neg _, ByteSwap _, LoadImm64 _, Jump _, Branch _, Exit _, CallLocal _, LegacyLoad _, CallKfunc _, CallRegister _ -> false;
        };
    }

    /// Whether `step` looks into the frame, with those origins of registers.
    boolean looksIntoFrame(Step step, Origin[] state) {
        return memory.looksIntoFrame(step, state);
    }

    /// Whether `step` looks into the packet, with those origins of registers.
    boolean looksIntoPacket(Step step, Origin[] state) {
        return memory.looksIntoPacket(step, state);
    }

    /// Writes all of `step` but where control goes. Calls are not its business.
    ///
    /// @param state the origins of the registers before it
    void write(Step step, Origin[] state) {
        switch (step.instruction()) {
            case Alu(var op, Width width, Register dst, Operand src) -> {
                operators.apply(op, width, dst, src);
                set(dst);
            }
            case Mov(Width width, Register dst, Operand src) -> {
                if (src instanceof Imm(int value)) {
                    code.loadConstant(width.truncate(value));
                } else {
                    operators.push(src);
                    operators.truncate(width);
                }
                set(dst);
            }
            case MovSx(Width width, Size from, Register dst, Register src) -> {
                operators.push(src);
                operators.signExtend(from);
                operators.truncate(width);
                set(dst);
            }
            case Neg(Width width, Register dst) -> {
                operators.push(dst);
                code.lneg();
                operators.truncate(width);
                set(dst);
            }
            case ByteSwap(SwapOp op, Size size, Register dst) -> {
                operators.push(dst);
                // Asked with a number that a swap changes.
                if (op.apply(Size.H, 1, surroundings.order()) == 1) {
                    operators.zeroExtend(size);
                } else {
                    operators.reverse(size);
                }
                set(dst);
            }
            case LoadImm64 load -> {
                code.loadConstant(load.value());
                set(load.dst());
            }
            case Load load -> {
                memory.load(load, state[load.base().code()]);
                set(load.dst());
            }
            case Store store -> memory.store(store, state[store.base().code()]);
            case Atomic atomic -> memory.change(atomic);
            case LoadAcquire load -> {
                memory.acquire(step, load);
                set(load.dst());
            }
            case StoreRelease store -> memory.release(step, store);
            case Jump _, Branch _ -> { }
            case CallHelper _, Exit _, CallLocal _, LegacyLoad _, CallKfunc _, CallRegister _ -> throw new IllegalArgumentException(step.toString());
        }
    }

    /// Writes the branch of a block's end.
    void branch(Branch branch, Label taken) {
        operators.branch(branch.op(), branch.width(), branch.left(), branch.right(), taken);
    }

    private void set(Register register) {
        code.lstore(Locals.of(register));
    }
}
