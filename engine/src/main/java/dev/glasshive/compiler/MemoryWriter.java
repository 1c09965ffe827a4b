package dev.glasshive.compiler;

import static dev.glasshive.compiler.Names.BYTES;
import static dev.glasshive.compiler.Names.I;
import static dev.glasshive.compiler.Names.J;
import static dev.glasshive.compiler.Names.LONGS;
import static dev.glasshive.compiler.Names.MEMORY;
import static dev.glasshive.compiler.Names.V;
import static dev.glasshive.compiler.Names.type;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.vm.MapValues;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;

/// Writes what instructions do to memory.
///
/// A place in the frame that an instruction names itself needs no check. Others are first looked for where their pointer comes from: in the frame, in the packet, or
/// among the values of a map. That is only a guess at where to look first; whether the access is allowed is checked at every one, and where the guess was wrong it goes
/// the general way.
final class MemoryWriter {
    private final CodeBuilder code;
    private final OperatorWriter operators;
    private final Surroundings surroundings;
    private final ClassData data;

    MemoryWriter(CodeBuilder code, OperatorWriter operators, Surroundings surroundings, ClassData data) {
        this.code = code;
        this.operators = operators;
        this.surroundings = surroundings;
        this.data = data;
    }

    /// Whether `step` is an access inside the frame whatever happens.
    boolean isInFrame(Step step) {
        return switch (step.instruction()) {
            case Load load -> surroundings.isInFrame(load.base(), load.offset(), load.size());
            case Store store -> surroundings.isInFrame(store.base(), store.offset(), store.size());
            case Atomic atomic -> surroundings.isAlignedInFrame(atomic.base(), atomic.offset(), atomic.size());
            case LoadAcquire load -> surroundings.isAlignedInFrame(load.base(), load.offset(), load.size());
            case StoreRelease store -> surroundings.isAlignedInFrame(store.base(), store.offset(), store.size());
            default -> false;
        };
    }

    /// Whether `step` looks into the frame, with those origins of registers.
    boolean looksIntoFrame(Step step, Origin[] state) {
        return isInFrame(step) || looksBy(step, state, Origin.FRAME);
    }

    /// Whether `step` looks into the packet, with those origins of registers.
    boolean looksIntoPacket(Step step, Origin[] state) {
        return !isInFrame(step) && looksBy(step, state, Origin.ANYWHERE);
    }

    private static boolean looksBy(Step step, Origin[] state, Origin wanted) {
        return switch (step.instruction()) {
            case Load load -> state[load.base().code()].equals(wanted);
            case Store store -> state[store.base().code()].equals(wanted);
            default -> false;
        };
    }

    private void address(Register base, int offset) {
        operators.push(base);
        if (offset != 0) {
            code.loadConstant((long) offset).ladd();
        }
    }

    private void aligned(Register base, int offset, Size size) {
        address(base, offset);
        code.loadConstant(size.bytes()).invokestatic(MEMORY, "aligned", type(J, J, I));
    }

    /// Leaves on the stack what `load` loads by a base of that origin.
    void load(Load load, Origin origin) {
        if (surroundings.isInFrame(load.base(), load.offset(), load.size())) {
            loadFrame(load.offset(), load.size());
        } else if (!surroundings.isLittleEndian()) {
            code.aload(Locals.VM);
            address(load.base(), load.offset());
            loadFound(load.size());
        } else {
            load(load.base(), load.offset(), load.size(), origin);
        }
        if (load.extension() == Extension.SIGN) {
            operators.signExtend(load.size());
        }
    }

    private void load(Register base, int offset, Size size, Origin origin) {
        switch (origin) {
            case Origin.Frame() -> {
                code.aload(Locals.VM);
                address(base, offset);
                code.aload(Locals.FRAME).lload(Locals.FRAME_START).loadConstant(size.bytes()).invokestatic(MEMORY, "nearLoad", type(J, Names.VM, J, BYTES, J, I));
            }
            case Origin.Anywhere() -> {
                code.aload(Locals.VM);
                address(base, offset);
                code.aload(Locals.PACKET).lload(Locals.PACKET_START).loadConstant(size.bytes()).invokestatic(MEMORY, "nearLoad", type(J, Names.VM, J, BYTES, J, I));
            }
            case Origin.Value(MapValues values) -> {
                data.push(code, values, Names.MAP_VALUES);
                code.aload(Locals.VM);
                address(base, offset);
                code.loadConstant(size.bytes()).invokevirtual(Names.MAP_VALUES, "load", type(J, Names.VM, J, I));
            }
            case Origin.Context(), Origin.MapItself _ -> {
                code.aload(Locals.VM);
                address(base, offset);
                loadFound(size);
            }
        }
    }

    /// Stores what `store` stores by a base of that origin.
    void store(Store store, Origin origin) {
        if (surroundings.isInFrame(store.base(), store.offset(), store.size())) {
            storeFrame(store.offset(), store.size(), () -> operators.push(store.src()));
        } else if (!surroundings.isLittleEndian()) {
            code.aload(Locals.VM);
            address(store.base(), store.offset());
            operators.push(store.src());
            storeFound(store.size());
        } else {
            store(store.base(), store.offset(), store.size(), store.src(), origin);
        }
    }

    private void store(Register base, int offset, Size size, Operand value, Origin origin) {
        if (origin instanceof Origin.Value(MapValues values)) {
            data.push(code, values, Names.MAP_VALUES);
        }
        code.aload(Locals.VM);
        address(base, offset);
        operators.push(value);
        switch (origin) {
            case Origin.Frame() -> code.aload(Locals.FRAME).aload(Locals.MARKS).lload(Locals.FRAME_START).loadConstant(size.bytes())
                    .invokestatic(MEMORY, "nearStore", type(V, Names.VM, J, J, BYTES, LONGS, J, I));
            case Origin.Anywhere() -> code.aload(Locals.PACKET).aload(Locals.PACKET_MARKS).lload(Locals.PACKET_START).loadConstant(size.bytes())
                    .invokestatic(MEMORY, "nearStore", type(V, Names.VM, J, J, BYTES, LONGS, J, I));
            case Origin.Value _ -> code.loadConstant(size.bytes()).invokevirtual(Names.MAP_VALUES, "store", type(V, Names.VM, J, J, I));
            case Origin.Context(), Origin.MapItself _ -> storeFound(size);
        }
    }

    /// Leaves on the stack what `load`, the instruction of `step`, loads.
    void acquire(Step step, LoadAcquire load) {
        if (isInFrame(step)) {
            loadFrame(load.offset(), load.size());
        } else {
            code.aload(Locals.VM);
            aligned(load.base(), load.offset(), load.size());
            loadFound(load.size());
        }
    }

    /// Stores what `store`, the instruction of `step`, stores.
    void release(Step step, StoreRelease store) {
        if (isInFrame(step)) {
            storeFrame(store.offset(), store.size(), () -> operators.push(store.src()));
        } else {
            code.aload(Locals.VM);
            aligned(store.base(), store.offset(), store.size());
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
        code.aload(Locals.FRAME).loadConstant(surroundings.frameBytes() + offset).invokestatic(MEMORY, "frame" + kind(size), type(J, BYTES, I));
    }

    /// Stores what `value` pushes in the frame, where nothing needs to be checked.
    private void storeFrame(int offset, Size size, Runnable value) {
        code.aload(Locals.FRAME).aload(Locals.MARKS).loadConstant(surroundings.frameBytes() + offset);
        value.run();
        code.loadConstant(size.bytes()).invokestatic(MEMORY, "frameStore", type(V, BYTES, LONGS, I, J, I));
    }

    /// Loads from the address on the stack.
    private void loadFound(Size size) {
        if (surroundings.isLittleEndian()) {
            code.invokestatic(MEMORY, "load" + kind(size), type(J, Names.VM, J));
        } else {
            code.loadConstant(size.bytes()).invokestatic(MEMORY, "load", type(J, Names.VM, J, I));
        }
    }

    /// Stores the value on the stack at the address below it.
    private void storeFound(Size size) {
        code.loadConstant(size.bytes()).invokestatic(MEMORY, surroundings.isLittleEndian() ? "storeLittle" : "store", type(V, Names.VM, J, J, I));
    }

    /// Writes all of `atomic`.
    void change(Atomic atomic) {
        Size size = atomic.size();
        AtomicOp op = atomic.op();
        if (surroundings.isAlignedInFrame(atomic.base(), atomic.offset(), size)) {
            loadFrame(atomic.offset(), size);
            code.lstore(Locals.OLD);
            storeFrame(atomic.offset(), size, () -> changed(op, size, atomic.src()));
        } else {
            address(atomic.base(), atomic.offset());
            code.lstore(Locals.ADDRESS);
            code.aload(Locals.VM).lload(Locals.ADDRESS).loadConstant(size.bytes()).invokestatic(MEMORY, "loadForUpdate", type(J, Names.VM, J, I));
            code.lstore(Locals.OLD);
            code.aload(Locals.VM).lload(Locals.ADDRESS);
            changed(op, size, atomic.src());
            storeFound(size);
        }
        switch (op.result()) {
            case NONE -> { }
            case TO_SRC -> code.lload(Locals.OLD).lstore(Locals.of(atomic.src()));
            case TO_R0 -> code.lload(Locals.OLD).lstore(Locals.of(Register.R0));
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
