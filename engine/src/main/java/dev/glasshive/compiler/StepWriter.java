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

        /// Whether an access that must be aligned is inside the frame and aligned: frames begin at addresses that any size divides.
        boolean isAlignedInFrame(Register base, int offset, Size size) {
            return isInFrame(base, offset, size) && offset % size.bytes() == 0;
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
            case Load _, Store _, Atomic _, LoadAcquire _, StoreRelease _ -> !usesFrame(step);
            case CallHelper _ -> true;
            case Alu _, Mov _, MovSx _, Neg _, ByteSwap _, LoadImm64 _, Jump _, Branch _, Exit _, CallLocal _, LegacyLoad _, CallKfunc _, CallRegister _ -> false;
        };
    }

    /// Whether `step` uses the frame without looking for it.
    boolean usesFrame(Step step) {
        return switch (step.instruction()) {
            case Load load -> target.isInFrame(load.base(), load.offset(), load.size());
            case Store store -> target.isInFrame(store.base(), store.offset(), store.size());
            case Atomic atomic -> target.isAlignedInFrame(atomic.base(), atomic.offset(), atomic.size());
            case LoadAcquire load -> target.isAlignedInFrame(load.base(), load.offset(), load.size());
            case StoreRelease store -> target.isAlignedInFrame(store.base(), store.offset(), store.size());
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
                if (usesFrame(step)) {
                    loadFrame(offset, size);
                } else {
                    code.aload(Locals.VM);
                    aligned(base, offset, size);
                    loadFound(size);
                }
                set(dst);
            }
            case StoreRelease(Size size, Register base, short offset, Register src) -> {
                if (usesFrame(step)) {
                    storeFrame(offset, size, () -> operators.push(src));
                } else {
                    code.aload(Locals.VM);
                    aligned(base, offset, size);
                    operators.push(src);
                    storeFound(size);
                }
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
        if (target.isInFrame(load.base(), load.offset(), load.size())) {
            loadFrame(load.offset(), load.size());
        } else {
            code.aload(Locals.VM);
            address(load.base(), load.offset());
            loadFound(load.size());
        }
        if (load.extension() == Extension.SIGN) {
            operators.signExtend(load.size());
        }
        set(load.dst());
    }

    private void store(Store store) {
        if (target.isInFrame(store.base(), store.offset(), store.size())) {
            storeFrame(store.offset(), store.size(), () -> operators.push(store.src()));
        } else {
            code.aload(Locals.VM);
            address(store.base(), store.offset());
            operators.push(store.src());
            storeFound(store.size());
        }
    }

    private static String kind(Size size) {
        return switch (size) {
            case B -> "Byte";
            case H -> "Short";
            case W -> "Int";
            case DW -> "Long";
        };
    }

    /// Loads from the frame, where nothing needs to be checked.
    private void loadFrame(int offset, Size size) {
        code.aload(Locals.FRAME).loadConstant(target.frameBytes + offset).invokestatic(CALLS, "frame" + kind(size), type(J, BYTES, I));
    }

    /// Stores what `value` pushes in the frame, where nothing needs to be checked.
    private void storeFrame(int offset, Size size, Runnable value) {
        code.aload(Locals.FRAME).aload(Locals.MARKS).loadConstant(target.frameBytes + offset);
        value.run();
        code.loadConstant(size.bytes()).invokestatic(CALLS, "frameStore", type(V, BYTES, LONGS, I, J, I));
    }

    /// Loads from the address on the stack.
    private void loadFound(Size size) {
        if (target.order == ByteOrder.LITTLE_ENDIAN) {
            code.invokestatic(CALLS, "load" + kind(size), type(J, Names.VM, J));
        } else {
            code.loadConstant(size.bytes()).invokestatic(CALLS, "load", type(J, Names.VM, J, I));
        }
    }

    /// Stores the value on the stack at the address below it.
    private void storeFound(Size size) {
        code.loadConstant(size.bytes()).invokestatic(CALLS, target.order == ByteOrder.LITTLE_ENDIAN ? "storeLittle" : "store", type(V, Names.VM, J, J, I));
    }

    private void change(Atomic atomic) {
        Size size = atomic.size();
        AtomicOp op = atomic.op();
        if (target.isAlignedInFrame(atomic.base(), atomic.offset(), size)) {
            loadFrame(atomic.offset(), size);
            code.lstore(Locals.OLD);
            storeFrame(atomic.offset(), size, () -> changed(op, size, atomic.src()));
        } else {
            address(atomic.base(), atomic.offset());
            code.lstore(Locals.ADDRESS);
            code.aload(Locals.VM).lload(Locals.ADDRESS).loadConstant(size.bytes()).invokestatic(CALLS, "loadForUpdate", type(J, Names.VM, J, I));
            code.lstore(Locals.OLD);
            code.aload(Locals.VM).lload(Locals.ADDRESS);
            changed(op, size, atomic.src());
            storeFound(size);
        }
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
            case ADD, FETCH_ADD -> code.lload(Locals.OLD).lload(Locals.of(src)).ladd();
            case OR, FETCH_OR -> code.lload(Locals.OLD).lload(Locals.of(src)).lor();
            case AND, FETCH_AND -> code.lload(Locals.OLD).lload(Locals.of(src)).land();
            case XOR, FETCH_XOR -> code.lload(Locals.OLD).lload(Locals.of(src)).lxor();
            case XCHG -> code.lload(Locals.of(src));
            case CMPXCHG -> {
                code.lload(Locals.OLD).lload(Locals.of(Register.R0));
                operators.zeroExtend(size);
                code.lcmp().ifThenElse(Opcode.IFEQ, then -> then.lload(Locals.of(src)), otherwise -> otherwise.lload(Locals.OLD));
            }
        }
    }
}
