package dev.glasshive.compiler;

import static dev.glasshive.compiler.Names.BYTES;
import static dev.glasshive.compiler.Names.CALLS;
import static dev.glasshive.compiler.Names.I;
import static dev.glasshive.compiler.Names.J;
import static dev.glasshive.compiler.Names.LONGS;
import static dev.glasshive.compiler.Names.V;
import static dev.glasshive.compiler.Names.type;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
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
import java.lang.classfile.Opcode;
import java.nio.ByteOrder;

/// Writes the bytecode of one instruction, by its shape.
///
/// An instruction that can trap changes nothing before the call that may throw, neither variables nor memory: a trap finds everything as it was.
final class StepWriter {
    private final CodeBuilder code;
    private final OperatorWriter operators;
    private final Target target;

    /// What instructions run on.
    ///
    /// @param frameBytes of a stack frame
    record Target(ByteOrder order, int frameBytes) {
        /// Whether an access at `offset` from the frame pointer is inside the frame whatever happens, so that no region has to be found and no bound checked.
        boolean isInFrame(Register base, int offset, Size size) {
            return order == ByteOrder.LITTLE_ENDIAN && Locals.isFramePointer(base) && offset >= -frameBytes && offset <= -size.bytes();
        }
    }

    StepWriter(CodeBuilder code, Target target) {
        this.code = code;
        this.operators = new OperatorWriter(code);
        this.target = target;
    }

    /// Whether `step` can throw, so that the place where it would leave has to be noted before.
    boolean canTrap(Step step) {
        return switch (step.instruction()) {
            case Load load -> !target.isInFrame(load.base(), load.offset(), load.size());
            case Store store -> !target.isInFrame(store.base(), store.offset(), store.size());
            case Atomic _, LoadAcquire _, StoreRelease _, CallHelper _ -> true;
            case Alu _, Mov _, MovSx _, Neg _, ByteSwap _, LoadImm64 _, Jump _, Branch _, Exit _, CallLocal _, LegacyLoad _, CallKfunc _, CallRegister _ -> false;
        };
    }

    /// Whether `step` uses the frame without looking for it.
    boolean usesFrame(Step step) {
        return switch (step.instruction()) {
            case Load load -> target.isInFrame(load.base(), load.offset(), load.size());
            case Store store -> target.isInFrame(store.base(), store.offset(), store.size());
            default -> false;
        };
    }

    /// Writes all of `step` but where control goes. Calls are not its business.
    void write(Step step) {
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
                if (op.apply(Size.H, 1, target.order) == 1) {
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
            case Load load -> load(load);
            case Store store -> store(store);
            case Atomic atomic -> change(atomic);
            case LoadAcquire(Size size, Register dst, Register base, short offset) -> {
                code.aload(Locals.VM);
                aligned(base, offset, size);
                code.loadConstant(size.bytes()).invokestatic(CALLS, "load", type(J, Names.VM, J, I));
                set(dst);
            }
            case StoreRelease(Size size, Register base, short offset, Register src) -> {
                code.aload(Locals.VM);
                aligned(base, offset, size);
                operators.push(src);
                code.loadConstant(size.bytes()).invokestatic(CALLS, "store", type(V, Names.VM, J, J, I));
            }
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

    private void address(Register base, int offset) {
        operators.push(base);
        if (offset != 0) {
            code.loadConstant((long) offset).ladd();
        }
    }

    private void aligned(Register base, int offset, Size size) {
        address(base, offset);
        code.loadConstant(size.bytes()).invokestatic(CALLS, "aligned", type(J, J, I));
    }

    private void load(Load load) {
        Size size = load.size();
        String kind = switch (size) {
            case B -> "Byte";
            case H -> "Short";
            case W -> "Int";
            case DW -> "Long";
        };
        if (target.isInFrame(load.base(), load.offset(), size)) {
            code.aload(Locals.FRAME).loadConstant(target.frameBytes + load.offset()).invokestatic(CALLS, "frame" + kind, type(J, BYTES, I));
        } else {
            code.aload(Locals.VM);
            address(load.base(), load.offset());
            if (target.order == ByteOrder.LITTLE_ENDIAN) {
                code.invokestatic(CALLS, "load" + kind, type(J, Names.VM, J));
            } else {
                code.loadConstant(size.bytes()).invokestatic(CALLS, "load", type(J, Names.VM, J, I));
            }
        }
        if (load.extension() == Extension.SIGN) {
            operators.signExtend(size);
        }
        set(load.dst());
    }

    private void store(Store store) {
        int bytes = store.size().bytes();
        if (target.isInFrame(store.base(), store.offset(), store.size())) {
            code.aload(Locals.FRAME).aload(Locals.MARKS).loadConstant(target.frameBytes + store.offset());
            operators.push(store.src());
            code.loadConstant(bytes).invokestatic(CALLS, "frameStore", type(V, BYTES, LONGS, I, J, I));
        } else {
            code.aload(Locals.VM);
            address(store.base(), store.offset());
            operators.push(store.src());
            code.loadConstant(bytes).invokestatic(CALLS, "store", type(V, Names.VM, J, J, I));
        }
    }

    private void change(Atomic atomic) {
        int bytes = atomic.size().bytes();
        AtomicOp op = atomic.op();
        address(atomic.base(), atomic.offset());
        code.lstore(Locals.ADDRESS);
        code.aload(Locals.VM).lload(Locals.ADDRESS).loadConstant(bytes).invokestatic(CALLS, "loadForUpdate", type(J, Names.VM, J, I));
        code.lstore(Locals.OLD);
        code.aload(Locals.VM).lload(Locals.ADDRESS);
        changed(op, atomic.size(), atomic.src());
        code.loadConstant(bytes).invokestatic(CALLS, "store", type(V, Names.VM, J, J, I));
        switch (op.result()) {
            case NONE -> { }
            case TO_SRC -> {
                code.lload(Locals.OLD);
                set(atomic.src());
            }
            case TO_R0 -> {
                code.lload(Locals.OLD);
                set(Register.R0);
            }
        }
    }

    /// Leaves on the stack what memory will hold; what lies above the operation's size is never stored.
    private void changed(AtomicOp op, Size size, Register src) {
        switch (op) {
            case ADD, FETCH_ADD -> {
                code.lload(Locals.OLD).lload(Locals.of(src)).ladd();
            }
            case OR, FETCH_OR -> {
                code.lload(Locals.OLD).lload(Locals.of(src)).lor();
            }
            case AND, FETCH_AND -> {
                code.lload(Locals.OLD).lload(Locals.of(src)).land();
            }
            case XOR, FETCH_XOR -> {
                code.lload(Locals.OLD).lload(Locals.of(src)).lxor();
            }
            case XCHG -> code.lload(Locals.of(src));
            case CMPXCHG -> {
                code.lload(Locals.OLD).lload(Locals.of(Register.R0));
                operators.zeroExtend(size);
                code.lcmp().ifThenElse(Opcode.IFEQ, then -> then.lload(Locals.of(src)), otherwise -> otherwise.lload(Locals.OLD));
            }
        }
    }
}
