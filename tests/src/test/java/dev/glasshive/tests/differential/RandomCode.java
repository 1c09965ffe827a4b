package dev.glasshive.tests.differential;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
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
import dev.glasshive.isa.Instruction.CallLocal;
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
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Writes one random program that Linux accepts.
///
/// It is made of statements, each of which finds r0 to r9 and eight stack slots as plain numbers and leaves them as plain numbers, so that any statement may follow any other,
/// in branches, loops and functions alike. Pointers live only inside a statement. At the end all registers and slots are folded into r0: a wrong bit anywhere shows.
class RandomCode {
    static final short CONTEXT = -8;
    private static final int SLOTS = 8;
    private static final int FEW_SLOTS = 2;
    private static final short FIRST_SLOT = -16;
    static final short KEY = -88;
    static final short VALUE = -112;
    private static final short BUFFER = -144;
    private static final int BUFFER_BYTES = 32;
    /// Frames of these functions together must fit the 512 bytes of the stack.
    static final int DEEPEST = 2;
    static final int CALL_MARK = 1_000_000;
    private static final long[] EDGES = {0, 1, 2, -1, -2, 31, 32, 33, 63, 64, 65, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L,
            0x7fff_ffff_ffff_ffffL, 0x8000_0000_0000_0000L, 0x8000_0000_0000_0001L, -0x8000_0000L, -0x8000_0001L};

    final Random random;
    final boolean skb;
    final boolean direct;
    private final boolean legacy;
    private final boolean small;
    final int slots;
    final RandomMaps maps;
    final List<List<Instruction>> functions = new ArrayList<>();
    List<Instruction> out = new ArrayList<>();
    Set<Register> kept = EnumSet.noneOf(Register.class);
    int depth;
    int nesting;
    private int budget;
    boolean callsAllowed;

    RandomCode(Random random, String type, RandomMaps maps) {
        this(random, type, maps, false);
    }

    /// @param small whether the program has a few statements and slots only, so that many can be tried
    RandomCode(Random random, String type, RandomMaps maps, boolean small) {
        this.small = small;
        this.slots = small ? FEW_SLOTS : SLOTS;
        this.random = random;
        this.skb = !type.equals("xdp");
        this.direct = !type.equals("socket_filter");
        this.legacy = type.equals("socket_filter") && random.nextBoolean();
        this.maps = maps;
    }

    /// The program: its entry function and those it calls.
    List<Instruction> program() {
        // Historical packet loads and functions of the program do not go together on Linux.
        callsAllowed = !legacy;
        budget = small ? 2 + random.nextInt(6) : 8 + random.nextInt(32);
        List<Instruction> main = function();
        List<Instruction> all = new ArrayList<>(main);
        List<Integer> starts = new ArrayList<>();
        for (List<Instruction> function : functions) {
            starts.add(slots(all));
            all.addAll(function);
        }
        int slot = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof CallLocal(int mark) && mark >= CALL_MARK) {
                all.set(i, new CallLocal(starts.get(mark - CALL_MARK) - slot - 1));
            } else if (all.get(i) instanceof LoadImm64(Register dst, WideSource source, int mark, int _) && source == WideSource.CODE) {
                all.set(i, new LoadImm64(dst, source, starts.get(mark - CALL_MARK) - slot - 1, 0));
            }
            slot += all.get(i).slots();
        }
        return all;
    }

    private List<Instruction> function() {
        List<Instruction> outer = out;
        Set<Register> outerKept = kept;
        out = new ArrayList<>();
        kept = EnumSet.noneOf(Register.class);
        emit(new Store(Size.DW, Register.R10, CONTEXT, Register.R1));
        for (int r = 0; r < 10; r++) {
            if (depth == 0 || r < 2 || r > 5) {
                emit(constant(Register.of(r)));
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            emit(new Store(Size.DW, Register.R10, slot(slot), random.nextInt(3) > 0 ? register() : new Imm((int) value())));
        }
        if (direct && depth == 0 && !small) {
            packet();
        }
        while (budget > 0) {
            statement();
        }
        fold();
        emit(new Exit());
        List<Instruction> made = out;
        out = outer;
        kept = outerKept;
        return made;
    }

    private void fold() {
        for (int r = 1; r < 10; r++) {
            emit(new Alu(AluOp.MUL, Width.W64, Register.R0, new Imm(31)));
            emit(new Alu(AluOp.ADD, Width.W64, Register.R0, Register.of(r)));
        }
        for (int slot = 0; slot < slots; slot++) {
            emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, slot(slot)));
            emit(new Alu(AluOp.MUL, Width.W64, Register.R0, new Imm(31)));
            emit(new Alu(AluOp.ADD, Width.W64, Register.R0, Register.R1));
        }
        emit(new Mov(Width.W64, Register.R1, Register.R0));
        emit(new Alu(AluOp.RSH, Width.W64, Register.R1, new Imm(32)));
        emit(new Alu(AluOp.XOR, Width.W64, Register.R0, Register.R1));
    }

    private void statement() {
        budget--;
        if (another()) {
            return;
        }
        int kind = random.nextInt(100);
        if (kind < 26) {
            arithmetic();
        } else if (kind < 32) {
            emit(new Mov(width(), free(), random.nextBoolean() ? register() : new Imm((int) value())));
        } else if (kind < 36) {
            signExtend();
        } else if (kind < 38) {
            emit(new Neg(width(), free()));
        } else if (kind < 42) {
            emit(new ByteSwap(pick(SwapOp.values()), pick(new Size[] {Size.H, Size.W, Size.DW}), free()));
        } else if (kind < 45) {
            emit(constant(free()));
        } else if (kind < 55) {
            access(Register.R10, slot(slots - 1), slots * 8, free());
        } else if (kind < 65) {
            branch();
        } else if (kind < 68) {
            loop();
        } else if (kind < 70) {
            farJump();
        } else if (kind < 74) {
            call();
        } else if (kind < 86) {
            map();
        } else if (direct && kind < 94) {
            packet();
        } else if (legacy && kind < 92) {
            legacyLoad();
        } else if (kind < 95) {
            bytesHelper();
        } else {
            context();
        }
    }

    /// A statement of a kind that this class does not know; none here.
    boolean another() {
        return false;
    }

    void arithmetic() {
        AluOp op = pick(AluOp.values());
        Width width = width();
        if (random.nextBoolean()) {
            emit(new Alu(op, width, free(), register()));
            return;
        }
        int imm = (int) value();
        switch (op) {
            case LSH, RSH, ARSH -> imm &= width.bits() - 1;
            // Linux refuses a division by a zero that it can read.
            case DIV, MOD, SDIV, SMOD -> imm = imm == 0 ? -1 : imm;
            case ADD, SUB, MUL, OR, AND, XOR -> { }
        }
        emit(new Alu(op, width, free(), new Imm(imm)));
    }

    private void signExtend() {
        Width width = width();
        Size from = pick(width == Width.W64 ? new Size[] {Size.B, Size.H, Size.W} : new Size[] {Size.B, Size.H});
        emit(new MovSx(width, from, free(), register()));
    }

    /// One load, store or atomic operation somewhere in `length` bytes from `start`.
    private void access(Register base, int start, int length, Register scratch) {
        Size size = pick(Size.values());
        // The verifier asks for alignment on the stack, and atomic operations need it everywhere.
        short offset = (short) (start + (base == Register.R10 ? random.nextInt(length / size.bytes()) * size.bytes() : random.nextInt(length - size.bytes() + 1)));
        short aligned = (short) (start + random.nextInt(length / size.bytes()) * size.bytes());
        switch (random.nextInt(9)) {
            case 0 -> emit(new LoadAcquire(size, scratch, base, aligned));
            case 1 -> emit(new StoreRelease(size, base, aligned, other(base)));
            case 2, 3 -> emit(new Load(size, size == Size.DW ? Extension.ZERO : pick(Extension.values()), scratch, base, offset));
            case 4 -> emit(new Store(size, base, offset, other(base)));
            case 5 -> emit(new Store(size, base, offset, new Imm((int) value())));
            default -> {
                AtomicOp op = pick(AtomicOp.values());
                Size wide = random.nextBoolean() && length >= 8 ? Size.DW : Size.W;
                short at = (short) (start + random.nextInt(length / wide.bytes()) * wide.bytes());
                Register src = freeOther(base);
                if (op.result() != AtomicOp.Result.TO_R0 || base != Register.R0) {
                    emit(new Atomic(op, wide, base, at, src));
                    if (op == AtomicOp.CMPXCHG && wide == Size.W) {
                        // Linux 6.18 now and then leaves the upper half of r0 as it was (difference 29).
                        emit(new Mov(Width.W32, Register.R0, Register.R0));
                    }
                }
            }
        }
    }

    private void branch() {
        List<Instruction> then = block(1 + random.nextInt(3));
        List<Instruction> otherwise = random.nextBoolean() ? block(1 + random.nextInt(2)) : List.of();
        if (!otherwise.isEmpty()) {
            then.add(new Jump(Reach.SHORT, slots(otherwise)));
        }
        Operand right = random.nextBoolean() ? register() : new Imm((int) value());
        emit(new Branch(pick(Condition.values()), width(), register(), right, (short) slots(then)));
        out.addAll(then);
        out.addAll(otherwise);
    }

    List<Instruction> block(int statements) {
        List<Instruction> outer = out;
        out = new ArrayList<>();
        nesting++;
        for (int i = 0; i < statements; i++) {
            if (nesting < 4) {
                statement();
            } else {
                arithmetic();
            }
        }
        nesting--;
        List<Instruction> made = out;
        out = outer;
        return made;
    }

    private void loop() {
        Register counter = pick(new Register[] {Register.R7, Register.R8, Register.R9});
        if (!kept.isEmpty() || nesting > 1) {
            return;
        }
        kept.add(counter);
        List<Instruction> body = block(1 + random.nextInt(3));
        kept.remove(counter);
        emit(new Mov(Width.W64, counter, new Imm(0)));
        out.addAll(body);
        emit(new Alu(AluOp.ADD, width(), counter, new Imm(1)));
        emit(new Branch(pick(new Condition[] {Condition.JLT, Condition.JSLT, Condition.JNE}), width(), counter, new Imm(2 + random.nextInt(4)), (short) (-slots(body) - 2)));
    }

    private void farJump() {
        List<Instruction> skipped = block(1);
        // Something must lead to what is skipped, or Linux calls it unreachable.
        emit(new Branch(Condition.JSET, width(), register(), new Imm(1), (short) 1));
        emit(new Jump(Reach.LONG, slots(skipped)));
        out.addAll(skipped);
    }

    private void call() {
        if (!callsAllowed || depth >= DEEPEST || functions.size() > 3) {
            arithmetic();
            return;
        }
        int spared = budget;
        depth++;
        budget = small ? 1 + random.nextInt(3) : 2 + random.nextInt(6);
        int outerNesting = nesting;
        nesting = 0;
        List<Instruction> made = function();
        nesting = outerNesting;
        depth--;
        budget = spared;
        functions.add(made);
        emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, CONTEXT));
        emit(new CallLocal(CALL_MARK + functions.size() - 1));
        clobbered();
    }

    private void map() {
        RandomMaps.Choice choice = maps.any();
        switch (choice.access()) {
            case KEYED, PREFIX -> keyed(choice);
            case PUSHED -> pushed(choice);
        }
    }

    private void keyed(RandomMaps.Choice choice) {
        MapSpec spec = choice.spec();
        if (choice.access() == RandomMaps.Access.PREFIX) {
            emit(new Store(Size.W, Register.R10, KEY, new Imm(random.nextInt(8) == 0 ? 33 : pick(new Integer[] {0, 1, 8, 9, 24, 32}))));
            emit(new Store(Size.W, Register.R10, (short) (KEY + 4), new Imm(random.nextInt(3) == 0 ? -1 : random.nextInt(4))));
        } else {
            emit(new Store(Size.DW, Register.R10, KEY, new Imm(random.nextInt(5))));
        }
        for (int i = 0; i < 2; i++) {
            emit(new Store(Size.DW, Register.R10, (short) (VALUE + 8 * i), other(Register.R10)));
        }
        int action = random.nextInt(6);
        wide(Register.R1, choice.index());
        pointer(Register.R2, KEY);
        if (action == 0) {
            emit(new CallHelper(3));
            clobbered();
        } else if (action < 3) {
            pointer(Register.R3, VALUE);
            emit(new Mov(Width.W64, Register.R4, new Imm(random.nextInt(10) == 0 ? 7 : random.nextInt(4) == 0 ? random.nextInt(4) : 0)));
            emit(new CallHelper(2));
            clobbered();
        } else {
            emit(new CallHelper(1));
            clobbered();
            inValue(spec.valueSize());
        }
    }

    /// Accesses through r0, a value or NULL; then r0 is a number again.
    private void inValue(int valueSize) {
        List<Instruction> outer = out;
        out = new ArrayList<>();
        Set<Register> outerKept = kept;
        kept = EnumSet.copyOf(kept.isEmpty() ? EnumSet.of(Register.R0) : kept);
        kept.add(Register.R0);
        if (random.nextInt(3) == 0) {
            // A number that is a multiple of 4 below the value's size.
            Register index = freeOther(Register.R0);
            emit(new Alu(AluOp.AND, Width.W64, index, new Imm(4)));
            emit(new Alu(AluOp.ADD, Width.W64, Register.R0, index));
            emit(pick(new Instruction[] {new Load(Size.W, Extension.SIGN, freeOther(Register.R0), Register.R0, (short) 0),
                    new Store(Size.W, Register.R0, (short) 0, other(Register.R0)),
                    new Atomic(AtomicOp.FETCH_ADD, Size.W, Register.R0, (short) 0, freeOther(Register.R0))}));
            emit(new Load(Size.W, Extension.ZERO, Register.R0, Register.R0, (short) 0));
        } else {
            for (int i = random.nextInt(4); i >= 0; i--) {
                access(Register.R0, 0, valueSize, freeOther(Register.R0));
            }
            emit(new Load(Size.W, Extension.ZERO, Register.R0, Register.R0, (short) 4));
        }
        kept = outerKept;
        List<Instruction> body = out;
        out = outer;
        emit(new Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(0), (short) slots(body)));
        out.addAll(body);
    }

    private void pushed(RandomMaps.Choice choice) {
        emit(new Store(Size.DW, Register.R10, VALUE, other(Register.R10)));
        wide(Register.R1, choice.index());
        pointer(Register.R2, VALUE);
        if (random.nextBoolean()) {
            emit(new Mov(Width.W64, Register.R3, new Imm(pick(new Integer[] {0, 0, 0, 2, 2, 1, 4}))));
            emit(new CallHelper(87));
        } else {
            emit(new CallHelper(random.nextBoolean() ? 88 : 89));
        }
        clobbered();
        emit(new Load(Size.DW, Extension.ZERO, pick(new Register[] {Register.R1, Register.R2, Register.R3}), Register.R10, VALUE));
    }

    /// Accesses to the packet behind a check of its length.
    private void packet() {
        int length = pick(new Integer[] {8, 14, 14, 20, 34, 60, 100});
        List<Instruction> outer = out;
        out = new ArrayList<>();
        Set<Register> outerKept = kept;
        kept = EnumSet.of(Register.R1, Register.R2, Register.R3);
        kept.addAll(outerKept);
        for (int i = random.nextInt(5); i >= 0; i--) {
            Size size = pick(Size.values());
            short offset = (short) random.nextInt(length - size.bytes() + 1);
            emit(switch (random.nextInt(5)) {
                case 0 -> new Store(size, Register.R1, offset, other(Register.R1));
                case 1 -> new Store(size, Register.R1, offset, new Imm((int) value()));
                default -> new Load(size, size == Size.DW ? Extension.ZERO : pick(Extension.values()), freeOther(Register.R1), Register.R1, offset);
            });
        }
        List<Instruction> body = out;
        kept = outerKept;
        out = outer;
        emit(new Load(Size.DW, Extension.ZERO, Register.R3, Register.R10, CONTEXT));
        emit(new Load(Size.W, Extension.ZERO, Register.R1, Register.R3, (short) (skb ? 76 : 0)));
        emit(new Load(Size.W, Extension.ZERO, Register.R2, Register.R3, (short) (skb ? 80 : 4)));
        emit(new Mov(Width.W64, Register.R3, Register.R1));
        emit(new Alu(AluOp.ADD, Width.W64, Register.R3, new Imm(length)));
        emit(new Branch(Condition.JGT, Width.W64, Register.R3, Register.R2, (short) slots(body)));
        out.addAll(body);
        emit(constant(Register.R1));
        emit(constant(Register.R2));
        emit(constant(Register.R3));
    }

    /// An access that may end the program.
    private void legacyLoad() {
        if (nesting == 0 && depth == 0 || random.nextInt(4) == 0) {
            emit(new Load(Size.DW, Extension.ZERO, Register.R6, Register.R10, CONTEXT));
            Size size = pick(new Size[] {Size.B, Size.H, Size.W});
            int offset = random.nextInt(12) == 0 ? pick(new Integer[] {-1, -0x100000, -0x200000, -0x200000 + 12, Integer.MAX_VALUE}) : random.nextInt(16);
            if (random.nextBoolean()) {
                emit(new LegacyLoad(size, new Absolute(), offset));
            } else {
                Register index = pick(new Register[] {Register.R7, Register.R8, Register.R9, Register.R2});
                if (!kept.contains(index) && random.nextInt(6) > 0) {
                    emit(new Alu(AluOp.AND, Width.W64, index, new Imm(15)));
                }
                emit(new LegacyLoad(size, new Indirect(index), offset));
            }
            emit(constant(Register.R6));
            clobbered();
        }
    }

    private void bytesHelper() {
        for (int i = 0; i < BUFFER_BYTES; i += 8) {
            emit(new Store(Size.DW, Register.R10, (short) (BUFFER + i), other(Register.R10)));
        }
        if (!skb || direct && random.nextBoolean()) {
            int from = 4 * random.nextInt(5);
            int to = 4 * random.nextInt(4);
            Register seed = register();
            emit(new Mov(width(), Register.R5, seed));
            pointer(Register.R1, BUFFER);
            emit(new Mov(Width.W64, Register.R2, new Imm(from)));
            pointer(Register.R3, (short) (BUFFER + 16));
            emit(new Mov(Width.W64, Register.R4, new Imm(to)));
            emit(new CallHelper(28));
        } else {
            emit(new Mov(Width.W64, Register.R2, random.nextBoolean() ? register() : new Imm(random.nextInt(8) == 0 ? -1 : random.nextInt(60))));
            emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, CONTEXT));
            pointer(Register.R3, BUFFER);
            emit(new Mov(Width.W64, Register.R4, new Imm(1 + random.nextInt(BUFFER_BYTES))));
            emit(new CallHelper(26));
        }
        clobbered();
        emit(new Load(Size.DW, Extension.ZERO, Register.R2, Register.R10, (short) (BUFFER + 8 * random.nextInt(4))));
        emit(new Load(Size.DW, Extension.ZERO, Register.R3, Register.R10, (short) (BUFFER + 8 * random.nextInt(4))));
    }

    private void context() {
        emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, CONTEXT));
        if (!skb) {
            emit(new Load(Size.W, Extension.ZERO, freeOther(Register.R1), Register.R1, pick(new Short[] {12, 16})));
        } else if (random.nextBoolean()) {
            emit(new Load(Size.W, Extension.ZERO, freeOther(Register.R1), Register.R1, pick(new Short[] {0, 4, 16})));
        } else {
            // The five words of scratch space.
            short offset = (short) (48 + 4 * random.nextInt(5));
            emit(random.nextBoolean() ? new Store(Size.W, Register.R1, offset, other(Register.R1))
                    : new Load(Size.W, Extension.ZERO, freeOther(Register.R1), Register.R1, offset));
        }
        emit(constant(Register.R1));
    }

    /// Numbers for the registers that a call leaves without a value.
    void clobbered() {
        for (int r = 1; r <= 5; r++) {
            emit(random.nextBoolean() ? constant(Register.of(r)) : new Mov(width(), Register.of(r), Register.of(6 + random.nextInt(4))));
        }
    }

    void wide(Register register, int map) {
        emit(new LoadImm64(register, WideSource.MAP_BY_INDEX, map, 0));
    }

    void pointer(Register register, short offset) {
        emit(new Mov(Width.W64, register, Register.R10));
        emit(new Alu(AluOp.ADD, Width.W64, register, new Imm(offset)));
    }

    Instruction constant(Register register) {
        long value = value();
        return value == (int) value && random.nextBoolean() ? new Mov(Width.W64, register, new Imm((int) value)) : LoadImm64.of(register, value);
    }

    long value() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(256) - 128;
            default -> EDGES[random.nextInt(EDGES.length)];
        };
    }

    Width width() {
        return random.nextBoolean() ? Width.W64 : Width.W32;
    }

    Register register() {
        return Register.of(random.nextInt(10));
    }

    /// A register that may be written.
    Register free() {
        while (true) {
            Register register = register();
            if (!kept.contains(register)) {
                return register;
            }
        }
    }

    Register freeOther(Register not) {
        while (true) {
            Register register = free();
            if (register != not) {
                return register;
            }
        }
    }

    /// A register that holds a number while `base` and, in packet accesses, r1 to r3 hold pointers.
    Register other(Register base) {
        while (true) {
            Register register = register();
            if (register != base && (!kept.contains(register) || register.code() >= 7)) {
                return register;
            }
        }
    }

    static short slot(int index) {
        return (short) (FIRST_SLOT - 8 * index);
    }

    static int slots(List<Instruction> instructions) {
        return instructions.stream().mapToInt(Instruction::slots).sum();
    }

    <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }

    void emit(Instruction instruction) {
        out.add(instruction);
    }
}
