package dev.glasshive.tests.verifier;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
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
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.tests.verifier.Known.Kind;
import dev.glasshive.tests.verifier.Known.Thing;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The straight parts of random programs: arithmetic, and accesses to the stack.
class RandomStatements {
    private static final long[] EDGES = {0, 1, 2, 3, 4, 7, 8, 15, 16, -1, -2, -8, 31, 32, 33, 63, 64, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fff_ffffL, 0x8000_0000L,
            0xffff_ffffL, 0x1_0000_0000L, 0x7fff_ffff_ffff_ffffL, 0x8000_0000_0000_0000L, -0x8000_0000L, -0x8000_0001L, -4095};
    private static final AtomicOp[] ATOMICS = AtomicOp.values();

    final Random random;
    final Listing out;
    final Known known;
    /// What must not be overwritten, such as the counter of a loop.
    final Set<Register> kept = EnumSet.noneOf(Register.class);
    /// How many of a thousand choices are made without regard to sense.
    final int folly;
    int frameBytes = 64;

    RandomStatements(Random random, Listing out, Known known, int folly) {
        this.random = random;
        this.out = out;
        this.known = known;
        this.folly = folly;
    }

    boolean isFoolish() {
        return random.nextInt(1000) < folly;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    Width width() {
        return random.nextInt(3) == 0 ? Width.W32 : Width.W64;
    }

    Size size() {
        return pick(Size.B, Size.H, Size.W, Size.DW, Size.DW);
    }

    int value() {
        return switch (random.nextInt(4)) {
            case 0 -> (int) EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextInt() >> random.nextInt(32);
            default -> random.nextInt(64) - 8;
        };
    }

    Register anyRegister() {
        return Register.of(random.nextInt(10));
    }

    /// A register with a number; one is made if there is none.
    Register number() {
        if (isFoolish()) {
            return anyRegister();
        }
        List<Register> numbers = known.with(Kind.NUMBER);
        if (numbers.isEmpty()) {
            Register register = free();
            constant(register);
            return register;
        }
        return numbers.get(random.nextInt(numbers.size()));
    }

    /// A register that may be overwritten.
    Register free() {
        for (int i = 0; i < 20; i++) {
            Register register = anyRegister();
            Kind kind = known.of(register).kind();
            boolean plain = kind == Kind.UNSET || kind == Kind.NUMBER;
            if (!kept.contains(register) && (plain || chance(10))) {
                return register;
            }
        }
        return Register.R0;
    }

    /// A register with a number that may be changed.
    Register changing() {
        Register register = number();
        return kept.contains(register) && !isFoolish() ? fresh() : register;
    }

    private Register fresh() {
        Register register = free();
        if (known.of(register).kind() != Kind.NUMBER) {
            constant(register);
        }
        return register;
    }

    void constant(Register register) {
        switch (random.nextInt(8)) {
            case 0 -> {
                long value = EDGES[random.nextInt(EDGES.length)] ^ (long) random.nextInt(2) << random.nextInt(64);
                out.emit(new LoadImm64(register, WideSource.VALUE, (int) value, (int) (value >>> 32)));
            }
            case 1 -> out.emit(new Mov(Width.W32, register, new Imm(value())));
            default -> out.emit(new Mov(Width.W64, register, new Imm(value())));
        }
        known.set(register, Thing.NUMBER);
    }

    void arithmetic() {
        switch (random.nextInt(12)) {
            case 0 -> copy();
            case 1 -> {
                Register from = number();
                Register to = free();
                Width width = width();
                out.emit(new MovSx(width, width == Width.W64 ? pick(Size.B, Size.H, Size.W) : pick(Size.B, Size.H), to, from));
                known.set(to, Thing.NUMBER);
            }
            case 2 -> {
                if (random.nextInt(3) == 0) {
                    out.emit(new Neg(width(), changing()));
                } else if (random.nextInt(2) == 0) {
                    out.emit(new ByteSwap(pick(SwapOp.values()), pick(Size.H, Size.W, Size.DW), changing()));
                } else {
                    constant(free());
                }
            }
            case 3 -> bound();
            case 4 -> {
                if (chance(30)) {
                    addresses();
                } else {
                    operator();
                }
            }
            default -> operator();
        }
    }

    /// Moves an address to and fro, or makes a number of two.
    private void addresses() {
        List<Register> values = known.with(pick(Kind.VALUE, Kind.PACKET, Kind.FRAME));
        Register pointer = values.isEmpty() ? Register.R10 : values.get(random.nextInt(values.size()));
        Register copy = free();
        if (copy == pointer) {
            return;
        }
        out.emit(new Mov(Width.W64, copy, pointer));
        known.set(copy, known.of(pointer));
        if (chance(50)) {
            int by = random.nextInt(64);
            out.emit(new Alu(AluOp.ADD, Width.W64, copy, new Imm(by)));
            out.emit(new Alu(chance(50) ? AluOp.SUB : AluOp.ADD, Width.W64, copy, new Imm(by)));
            known.set(copy, Thing.UNSET);
        } else {
            out.emit(new Alu(AluOp.SUB, isFoolish() ? Width.W32 : Width.W64, copy, pointer));
            known.set(copy, Thing.NUMBER);
        }
    }

    void copy() {
        Register from = isFoolish() ? anyRegister() : number();
        Register to = free();
        Width width = width();
        out.emit(new Mov(width, to, from));
        known.set(to, known.of(from).kind() == Kind.UNSET ? Thing.UNSET : width == Width.W64 ? known.of(from) : Thing.NUMBER);
    }

    /// Makes a number small.
    Register bound() {
        Register register = changing();
        AluOp op = pick(AluOp.AND, AluOp.AND, AluOp.RSH, AluOp.MOD);
        int amount = switch (op) {
            case AND -> pick(1, 3, 7, 8, 15, 16, 31, 0xff, 0xf0, 0x7fff);
            case RSH -> 32 + random.nextInt(31);
            default -> 1 + random.nextInt(64);
        };
        out.emit(new Alu(op, op == AluOp.RSH ? Width.W64 : width(), register, new Imm(amount)));
        return register;
    }

    private void operator() {
        AluOp op = pick(AluOp.values());
        Width width = width();
        Register register = changing();
        if (random.nextInt(5) < 2) {
            out.emit(new Alu(op, width, register, number()));
            return;
        }
        int amount = value();
        switch (op) {
            case LSH, RSH, ARSH -> amount &= isFoolish() ? 127 : width.bits() - 1;
            case DIV, MOD, SDIV, SMOD -> amount = amount == 0 && !isFoolish() ? 3 : amount;
            case ADD, SUB, MUL, OR, AND, XOR -> { }
        }
        out.emit(new Alu(op, width, register, new Imm(amount)));
    }

    /// A condition over numbers, now and then over addresses; where it holds, control goes to `target`.
    void branch(Listing.Label target) {
        Register any = anyRegister();
        if (chance(6) && known.of(any).kind() != Kind.UNSET) {
            out.emit(new Branch(pick(Condition.JEQ, Condition.JNE, Condition.JGT), width(), any, chance(50) ? new Imm(0) : Register.R10, (short) 0), target);
            return;
        }
        Operand right = random.nextInt(3) == 0 ? number() : new Imm(value());
        out.emit(new Branch(pick(Condition.values()), width(), number(), right, (short) 0), target);
    }

    int stackOffset(Size size) {
        int offset = -frameBytes + random.nextInt(frameBytes / 8) * 8;
        if (chance(30)) {
            offset += size == Size.DW && !isFoolish() ? 0 : chance(80) ? random.nextInt(8 / size.bytes()) * size.bytes() : random.nextInt(8);
        }
        return isFoolish() ? offset + random.nextInt(600) - 500 : offset;
    }

    void stack() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> storeStack();
            case 3, 4, 5, 6 -> loadStack();
            case 7 -> variableStack();
            case 8 -> atomic(Register.R10, -frameBytes + random.nextInt(frameBytes / 8) * 8, known.isWritten(-frameBytes, frameBytes));
            default -> pointerIntoStack();
        }
    }

    void storeStack() {
        Size size = size();
        int offset = stackOffset(size);
        if (random.nextInt(4) == 0) {
            out.emit(new Store(size, Register.R10, (short) offset, new Imm(random.nextInt(3) == 0 ? 0 : value())));
            known.write(offset, size.bytes(), Thing.NUMBER);
            return;
        }
        Register register = size == Size.DW && chance(40) ? anyRegister() : number();
        if (known.of(register).kind() == Kind.UNSET) {
            register = number();
        }
        out.emit(new Store(size, Register.R10, (short) offset, register));
        known.write(offset, size.bytes(), known.of(register));
    }

    void loadStack() {
        Size size = size();
        int offset = stackOffset(size);
        for (int i = 0; i < 20 && !known.isWritten(offset, size.bytes()); i++) {
            offset = stackOffset(size);
        }
        if (!known.isWritten(offset, size.bytes()) && !isFoolish()) {
            storeStack();
            return;
        }
        Thing thing = known.savedAt(offset);
        if (thing.kind() != Kind.NUMBER && (size != Size.DW || offset % 8 != 0) && !isFoolish()) {
            storeStack();
            return;
        }
        Register register = free();
        out.emit(new Load(size, size != Size.DW && chance(25) ? Extension.SIGN : Extension.ZERO, register, Register.R10, (short) offset));
        known.set(register, size == Size.DW && offset % 8 == 0 ? thing : Thing.NUMBER);
    }

    /// An access at an offset that is not known exactly.
    private void variableStack() {
        Register pointer = free();
        Register index = bounded(pointer);
        int bytes = pick(8, 16, 32);
        int offset = -frameBytes + random.nextInt(Math.max(1, (frameBytes - bytes) / 8)) * 8;
        out.emit(new Alu(AluOp.AND, Width.W64, index, new Imm(pick(bytes - 8, bytes - 8, bytes - 4, bytes - 1, bytes / 2))));
        out.emit(new Mov(Width.W64, pointer, Register.R10));
        if (random.nextBoolean()) {
            out.emit(new Alu(AluOp.ADD, Width.W64, pointer, new Imm(offset)));
            out.emit(new Alu(AluOp.ADD, Width.W64, pointer, index));
            offset = 0;
        } else {
            out.emit(new Alu(AluOp.ADD, Width.W64, pointer, index));
        }
        known.set(pointer, Thing.UNSET);
        Size size = pick(Size.B, Size.W, Size.DW);
        boolean readable = known.isWritten(-frameBytes, frameBytes);
        if (readable && random.nextBoolean() || isFoolish()) {
            Register to = free();
            out.emit(new Load(size, Extension.ZERO, to, pointer, (short) offset));
            known.set(to, Thing.NUMBER);
        } else {
            out.emit(new Store(size, pointer, (short) offset, random.nextBoolean() ? number() : new Imm(random.nextInt(2))));
        }
    }

    /// A register with a number, other than `other`.
    Register bounded(Register other) {
        Register index = changing();
        for (int i = 0; i < 10 && index == other; i++) {
            index = changing();
        }
        if (index == other) {
            index = other == Register.R1 ? Register.R2 : Register.R1;
            constant(index);
        }
        return index;
    }

    private void pointerIntoStack() {
        Register pointer = free();
        int offset = -frameBytes + random.nextInt(frameBytes / 8) * 8;
        out.emit(new Mov(Width.W64, pointer, Register.R10));
        out.emit(new Alu(AluOp.ADD, Width.W64, pointer, new Imm(offset)));
        known.set(pointer, new Thing(Kind.UNSET, 0));
        Size size = size();
        if (known.isWritten(offset, 8) && known.savedAt(offset).kind() == Kind.NUMBER && random.nextBoolean()) {
            Register to = free();
            out.emit(new Load(size, Extension.ZERO, to, pointer, (short) 0));
            known.set(to, Thing.NUMBER);
        } else {
            out.emit(new Store(size, pointer, (short) 0, number()));
            known.write(offset, size.bytes(), Thing.NUMBER);
        }
    }

    void atomic(Register base, int offset, boolean readable) {
        Size size = pick(Size.W, Size.DW);
        Register register = number();
        switch (random.nextInt(6)) {
            case 0 -> {
                if (readable || isFoolish()) {
                    Register to = free();
                    out.emit(new LoadAcquire(size(), to, base, (short) offset));
                    known.set(to, Thing.NUMBER);
                }
            }
            case 1 -> out.emit(new StoreRelease(size(), base, (short) offset, register));
            default -> {
                AtomicOp op = pick(ATOMICS);
                if (!readable && !isFoolish() || op == AtomicOp.CMPXCHG && kept.contains(Register.R0) || kept.contains(register)) {
                    return;
                }
                if (op == AtomicOp.CMPXCHG && known.of(Register.R0).kind() == Kind.UNSET) {
                    constant(Register.R0);
                }
                out.emit(new Atomic(op, size, base, (short) offset, register));
                if (op.result() == AtomicOp.Result.TO_R0) {
                    known.set(Register.R0, Thing.NUMBER);
                }
                if (base == Register.R10) {
                    known.write(offset, size.bytes(), Thing.NUMBER);
                }
            }
        }
    }
}
