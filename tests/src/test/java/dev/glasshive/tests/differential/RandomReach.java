package dev.glasshive.tests.differential;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Writes programs that reach further: functions that helpers call, other programs, maps in maps, global data, ring buffers, and packets that change their size.
final class RandomReach extends RandomCode {
    static final String CALLS = "calls";
    static final List<String> TARGETS = List.of("first", "second");
    private static final int VALUE_BYTES = 16;
    private static final int ZERO_SEED = 64;
    private static final int RING_BYTES = 4096;

    private final String type;
    private final boolean calls;

    /// @param calls whether tail calls are made
    RandomReach(Random random, String type, RandomMaps maps, boolean calls) {
        super(random, type, maps, true);
        this.type = type;
        this.calls = calls;
    }

    @Override
    boolean another() {
        if (random.nextInt(3) > 0 || kept.contains(Register.R0)) {
            return false;
        }
        switch (random.nextInt(9)) {
            case 0 -> loopOfFunction();
            case 1 -> eachEntry();
            case 2 -> tailCall();
            case 3 -> mapInMap();
            case 4 -> globalData();
            case 5 -> record();
            case 6 -> resized();
            case 7 -> anywhereOnStack();
            default -> emit(new Alu(pick(new AluOp[] {AluOp.LSH, AluOp.RSH, AluOp.ARSH}), Width.W32, free(), register()));
        }
        return true;
    }

    private boolean mayCall() {
        return callsAllowed && depth < DEEPEST && functions.size() < 4;
    }

    /// `bpf_loop`, which hands a function its number and 16 bytes of the caller's stack.
    private void loopOfFunction() {
        if (!mayCall()) {
            arithmetic();
            return;
        }
        int function = function(Register.R2, List.of(Register.R1, Register.R2), 0, VALUE_BYTES, true);
        numbers();
        if (random.nextBoolean()) {
            emit(new Mov(Width.W64, Register.R1, new Imm(random.nextInt(6))));
        } else {
            emit(new Mov(Width.W64, Register.R1, register()));
            emit(new Alu(AluOp.AND, Width.W64, Register.R1, new Imm(7)));
        }
        emit(new LoadImm64(Register.R2, WideSource.CODE, CALL_MARK + function, 0));
        pointer(Register.R3, VALUE);
        emit(new Mov(Width.W64, Register.R4, new Imm(random.nextInt(16) == 0 ? 1 : 0)));
        emit(new CallHelper(181));
        afterCall();
    }

    /// `bpf_for_each_map_elem`, in an array or in a hash whose order is laid down.
    private void eachEntry() {
        if (!mayCall()) {
            arithmetic();
            return;
        }
        MapSpec spec = random.nextBoolean() ? new MapSpec("walked", "array", 4, VALUE_BYTES, 3)
                : new MapSpec("hashed", "hash", 8, VALUE_BYTES, 6, ZERO_SEED, entries(8, 4), MapSpec.Mutability.READ_WRITE);
        int map = maps.index(spec);
        int function = function(Register.R3, List.of(Register.R1, Register.R2, Register.R3, Register.R4), 0, VALUE_BYTES, false);
        numbers();
        wide(Register.R1, map);
        emit(new LoadImm64(Register.R2, WideSource.CODE, CALL_MARK + function, 0));
        pointer(Register.R3, VALUE);
        emit(new Mov(Width.W64, Register.R4, new Imm(0)));
        emit(new CallHelper(164));
        afterCall();
    }

    private List<MapSpec.Initial> entries(int keyBytes, int count) {
        List<MapSpec.Initial> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            entries.add(new MapSpec.Entry(Bytes.ofLittleEndian(random.nextLong(), keyBytes), Bytes.of(value)));
        }
        return entries;
    }

    private void numbers() {
        for (int at = 0; at < VALUE_BYTES; at += 8) {
            emit(new Store(Size.DW, Register.R10, (short) (VALUE + at), register()));
        }
    }

    private void afterCall() {
        clobbered();
        emit(new Load(Size.DW, Extension.ZERO, pick(new Register[] {Register.R1, Register.R2, Register.R3}), Register.R10, (short) (VALUE + 8 * random.nextInt(2))));
    }

    /// A function that a helper calls, which works on `length` bytes behind `base`.
    ///
    /// @param pointers what it is called with
    /// @param counted whether r1 is a number
    private int function(Register base, List<Register> pointers, int start, int length, boolean counted) {
        List<Instruction> outer = out;
        Set<Register> outerKept = kept;
        out = new ArrayList<>();
        kept = EnumSet.copyOf(pointers);
        for (int r = 0; r < 10; r++) {
            if (!kept.contains(Register.of(r))) {
                emit(constant(Register.of(r)));
            }
        }
        if (counted && random.nextBoolean()) {
            emit(new Mov(width(), free(), Register.R1));
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            emit(new Alu(pick(new AluOp[] {AluOp.ADD, AluOp.SUB, AluOp.MUL, AluOp.XOR, AluOp.OR, AluOp.AND}), width(), free(), random.nextBoolean() ? free() : new Imm((int) value())));
            memory(base, start, length);
        }
        emit(new Alu(AluOp.AND, Width.W64, Register.R0, new Imm(1)));
        emit(new Exit());
        functions.add(out);
        out = outer;
        kept = outerKept;
        return functions.size() - 1;
    }

    /// An aligned access to one of `length` bytes behind `base`, by numbers that are no pointers.
    private void memory(Register base, int start, int length) {
        Size size = pick(Size.values());
        short offset = (short) (start + random.nextInt(length / size.bytes()) * size.bytes());
        emit(switch (random.nextInt(4)) {
            case 0 -> new Load(size, size == Size.DW ? Extension.ZERO : pick(Extension.values()), freeOther(base), base, offset);
            case 1 -> new Store(size, base, offset, freeOther(base));
            case 2 -> new Store(size, base, offset, new Imm((int) value()));
            default -> {
                Size wide = random.nextBoolean() ? Size.DW : Size.W;
                yield new Atomic(pick(new AtomicOp[] {AtomicOp.ADD, AtomicOp.FETCH_ADD, AtomicOp.XCHG, AtomicOp.FETCH_XOR, AtomicOp.OR}), wide, base,
                        (short) (start + random.nextInt(length / wide.bytes()) * wide.bytes()), freeOther(base));
            }
        });
    }

    /// A tail call, to a program, to an empty place or beyond the end.
    private void tailCall() {
        if (!calls || depth > 0) {
            arithmetic();
            return;
        }
        int map = maps.index(new MapSpec(CALLS, "prog_array", 4, 4, 4, 0, List.of(new MapSpec.ProgramEntry(0, TARGETS.get(0)), new MapSpec.ProgramEntry(2, TARGETS.get(1))),
                MapSpec.Mutability.READ_WRITE));
        emit(new Mov(Width.W64, Register.R3, random.nextBoolean() ? register() : new Imm(random.nextInt(6))));
        if (random.nextInt(4) > 0) {
            emit(new Alu(AluOp.AND, Width.W64, Register.R3, new Imm(7)));
        }
        emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, CONTEXT));
        wide(Register.R2, map);
        emit(new CallHelper(12));
        clobbered();
        emit(constant(Register.R0));
    }

    private void mapInMap() {
        maps.index(new MapSpec("in0", "array", 4, VALUE_BYTES, 2));
        maps.index(new MapSpec("in1", "array", 4, VALUE_BYTES, 2));
        int outer = maps.index(new MapSpec("outer", "array_of_maps", 4, 4, 3, 0, List.of(new MapSpec.MapEntry(0, "in0"), new MapSpec.MapEntry(1, "in1")), MapSpec.Mutability.READ_WRITE));
        emit(new Store(Size.W, Register.R10, KEY, new Imm(random.nextInt(4))));
        pointer(Register.R2, KEY);
        wide(Register.R1, outer);
        emit(new CallHelper(1));
        clobbered();
        unlessNull(() -> {
            emit(new Store(Size.W, Register.R10, KEY, new Imm(random.nextInt(3))));
            emit(new Mov(Width.W64, Register.R1, Register.R0));
            pointer(Register.R2, KEY);
            emit(new CallHelper(1));
            clobbered();
            unlessNull(this::valueInR0);
        });
    }

    /// Code for r0 if it is a pointer; then it is a number.
    private void unlessNull(Runnable body) {
        List<Instruction> outer = out;
        out = new ArrayList<>();
        body.run();
        List<Instruction> made = out;
        out = outer;
        emit(new Branch(Condition.JEQ, Width.W64, Register.R0, new Imm(0), (short) slots(made)));
        out.addAll(made);
    }

    private void valueInR0() {
        Set<Register> outerKept = kept;
        kept = EnumSet.of(Register.R0);
        kept.addAll(outerKept);
        for (int i = random.nextInt(3); i >= 0; i--) {
            memory(Register.R0, 0, VALUE_BYTES);
        }
        kept = outerKept;
        emit(new Load(Size.W, Extension.ZERO, Register.R0, Register.R0, (short) (4 * random.nextInt(4))));
    }

    private void globalData() {
        boolean constant = random.nextInt(3) == 0;
        MapSpec spec = new MapSpec(constant ? "constants" : "data", "array", 4, 2 * VALUE_BYTES, 1, 0, List.of(new MapSpec.Entry(Bytes.ofLittleEndian(0, 4), bytes(2 * VALUE_BYTES))),
                constant ? MapSpec.Mutability.READ_ONLY : MapSpec.Mutability.READ_WRITE);
        emit(new LoadImm64(Register.R0, WideSource.MAP_VALUE_BY_INDEX, maps.index(spec), 8 * random.nextInt(3)));
        if (constant) {
            emit(new Load(pick(Size.values()), Extension.ZERO, Register.R0, Register.R0, (short) 0));
        } else {
            valueInR0();
        }
    }

    private Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private void record() {
        int ring = maps.index(new MapSpec("ring", "ringbuf", 0, 0, RING_BYTES));
        wide(Register.R1, ring);
        if (random.nextInt(4) == 0) {
            emit(new Mov(Width.W64, Register.R2, new Imm(random.nextInt(5))));
            emit(new CallHelper(134));
            clobbered();
            return;
        }
        emit(new Mov(Width.W64, Register.R2, new Imm(random.nextInt(8) == 0 ? RING_BYTES : VALUE_BYTES)));
        emit(new Mov(Width.W64, Register.R3, new Imm(0)));
        emit(new CallHelper(131));
        clobbered();
        unlessNull(() -> {
            Set<Register> outerKept = kept;
            kept = EnumSet.of(Register.R0);
            kept.addAll(outerKept);
            for (int at = 0; at < VALUE_BYTES; at += 8) {
                emit(new Store(Size.DW, Register.R0, (short) at, freeOther(Register.R0)));
            }
            memory(Register.R0, 0, VALUE_BYTES);
            kept = outerKept;
            emit(new Mov(Width.W64, Register.R1, Register.R0));
            emit(new Mov(Width.W64, Register.R2, new Imm(random.nextInt(3))));
            emit(new CallHelper(random.nextBoolean() ? 132 : 133));
            clobbered();
            emit(constant(Register.R0));
        });
    }

    /// A helper that makes the packet longer or shorter, or writes to it.
    private void resized() {
        numbers();
        emit(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, CONTEXT));
        switch (type) {
            case "xdp" -> {
                emit(new Mov(Width.W64, Register.R2, new Imm(pick(new Integer[] {-300, -16, -4, 0, 4, 8, 14, 200}))));
                emit(new CallHelper(pick(new Integer[] {44, 65, 54})));
            }
            case "sched_cls" -> {
                if (random.nextBoolean()) {
                    emit(new Mov(Width.W64, Register.R2, new Imm(pick(new Integer[] {0, 14, 20, 60, 100, 200}))));
                    emit(new Mov(Width.W64, Register.R3, new Imm(0)));
                    emit(new CallHelper(38));
                } else {
                    emit(new Mov(Width.W64, Register.R2, new Imm(random.nextInt(40))));
                    pointer(Register.R3, VALUE);
                    emit(new Mov(Width.W64, Register.R4, new Imm(1 + random.nextInt(VALUE_BYTES))));
                    emit(new Mov(Width.W64, Register.R5, new Imm(0)));
                    emit(new CallHelper(9));
                }
            }
            default -> { }
        }
        clobbered();
    }

    /// A slot of the stack that only the run knows.
    private void anywhereOnStack() {
        Register index = freeOther(Register.R0);
        emit(new Alu(AluOp.AND, Width.W64, index, new Imm(8)));
        emit(new Alu(AluOp.ADD, Width.W64, index, Register.R10));
        if (random.nextBoolean()) {
            emit(new Load(Size.DW, Extension.ZERO, index, index, slot(1)));
        } else {
            emit(new Store(Size.DW, index, slot(1), other(index)));
            emit(constant(index));
        }
    }
}
