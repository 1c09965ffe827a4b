package dev.glasshive.jit;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
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
import dev.glasshive.isa.Width;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Writes programs that compute with numbers alone: no maps, no packet, no helpers, and no address in any result.
///
/// Every statement finds numbers in r0 to r9 and in eight places of the stack, and leaves numbers there, so that any may follow any other. At the end all are folded into r0.
final class NumberCode {
    /// How many bytes the places on the stack have.
    static final int BYTES = 64;
    private static final int PLACES = BYTES / 8;
    private static final int DEEPEST = 2;
    private static final int CALL_MARK = 1_000_000;
    private static final long[] EDGES = {0, 1, 2, 3, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 255, 0x7fff, 0x8000, 0xffff, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, 0xffff_ffff_0000_0000L,
            Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, -2, -31, -128, -129, -0x8000_0000L, -0x8000_0001L};

    private final Random random;
    private final List<List<Instruction>> functions = new ArrayList<>();
    private List<Instruction> out = new ArrayList<>();
    private Set<Register> kept = EnumSet.noneOf(Register.class);
    private int depth;
    private int nesting;
    private int budget;

    NumberCode(Random random) {
        this.random = random;
    }

    /// A program of some statements.
    List<Instruction> program() {
        budget = 10 + random.nextInt(60);
        return linked(function());
    }

    /// A program that does one after the other of `instructions`, which know no addresses and no ways, each with other numbers in the registers that it names.
    List<Instruction> around(List<Instruction> instructions) {
        begin();
        for (Instruction instruction : instructions) {
            Effects effects = Effects.of(instruction);
            effects.reads().stream().filter(register -> register != Register.FRAME_POINTER).sorted().forEach(register -> {
                // What an earlier one has left there is not lost.
                out.add(new Atomic(AtomicOp.ADD, Size.DW, Register.R10, place(0), register));
                out.add(constant(register));
            });
            out.add(instruction);
        }
        fold();
        return out;
    }

    /// A program whose result says which ways `branches`, each over one instruction, went; as many as there are bytes in its places.
    List<Instruction> deciding(List<Branch> branches) {
        begin();
        for (int i = 0; i < branches.size(); i++) {
            out.add(branches.get(i));
            out.add(new Store(Size.B, Register.R10, (short) (place(PLACES - 1) + i), new Imm(i)));
        }
        fold();
        return out;
    }

    private List<Instruction> linked(List<Instruction> main) {
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
            }
            slot += all.get(i).slots();
        }
        return all;
    }

    private static int slots(List<Instruction> instructions) {
        return instructions.stream().mapToInt(Instruction::slots).sum();
    }

    private List<Instruction> function() {
        List<Instruction> outer = out;
        Set<Register> outerKept = kept;
        out = new ArrayList<>();
        kept = EnumSet.noneOf(Register.class);
        begin();
        while (budget > 0) {
            statement();
        }
        fold();
        List<Instruction> made = out;
        out = outer;
        kept = outerKept;
        return made;
    }

    private void begin() {
        for (int r = 0; r < 10; r++) {
            if (depth == 0 || r == 0 || r > 5) {
                out.add(constant(Register.of(r)));
            }
        }
        for (int place = 0; place < PLACES; place++) {
            out.add(new Store(Size.DW, Register.R10, place(place), random.nextInt(3) > 0 ? any() : new Imm((int) value())));
        }
    }

    private void fold() {
        for (int r = 1; r < 10; r++) {
            out.add(new Alu(AluOp.MUL, Width.W64, Register.R0, new Imm(31)));
            out.add(new Alu(AluOp.ADD, Width.W64, Register.R0, Register.of(r)));
        }
        for (int place = 0; place < PLACES; place++) {
            out.add(new Load(Size.DW, Extension.ZERO, Register.R1, Register.R10, place(place)));
            out.add(new Alu(AluOp.MUL, Width.W64, Register.R0, new Imm(31)));
            out.add(new Alu(AluOp.ADD, Width.W64, Register.R0, Register.R1));
        }
        out.add(new Exit());
    }

    private void statement() {
        budget--;
        int kind = random.nextInt(100);
        if (kind < 40) {
            number();
        } else if (kind < 55) {
            memory(Register.R10, place(random.nextInt(PLACES)));
        } else if (kind < 65) {
            pointer();
        } else if (kind < 80) {
            branch();
        } else if (kind < 86) {
            jump();
        } else if (kind < 94 && nesting < 2) {
            loop();
        } else if (depth < DEEPEST) {
            call();
        }
    }

    private void number() {
        Register dst = free();
        switch (random.nextInt(12)) {
            case 0 -> out.add(constant(dst));
            case 1 -> out.add(new Mov(width(), dst, operand()));
            case 2 -> out.add(new MovSx(Width.W64, Size.values()[random.nextInt(3)], dst, any()));
            case 3 -> out.add(new MovSx(Width.W32, Size.values()[random.nextInt(2)], dst, any()));
            case 4 -> out.add(new Neg(width(), dst));
            case 5 -> out.add(new ByteSwap(one(SwapOp.values()), Size.values()[1 + random.nextInt(3)], dst));
            default -> out.add(new Alu(one(AluOp.values()), width(), dst, operand()));
        }
    }

    private void memory(Register base, short place) {
        Size size = one(Size.values());
        short offset = (short) (place + random.nextInt(8 / size.bytes()) * size.bytes());
        switch (random.nextInt(6)) {
            case 0 -> out.add(new Load(size, size != Size.DW && random.nextBoolean() ? Extension.SIGN : Extension.ZERO, other(base), base, offset));
            case 1 -> out.add(new Store(size, base, offset, random.nextBoolean() ? new Imm((int) value()) : other(base)));
            case 2 -> out.add(new LoadAcquire(size, other(base), base, offset));
            case 3 -> out.add(new StoreRelease(size, base, offset, other(base)));
            default -> {
                boolean wide = size == Size.DW || size == Size.B;
                AtomicOp op = one(AtomicOp.values());
                if (op != AtomicOp.CMPXCHG || base != Register.R0 && !kept.contains(Register.R0)) {
                    out.add(new Atomic(op, wide ? Size.DW : Size.W, base, wide ? place : (short) (place + 4 * random.nextInt(2)), other(base)));
                }
            }
        }
    }

    /// Memory over another register than r10, which holds a number again afterwards.
    private void pointer() {
        Register pointer = free();
        int distance = -8 * random.nextInt(40);
        out.add(new Mov(Width.W64, pointer, Register.R10));
        out.add(new Alu(AluOp.ADD, Width.W64, pointer, new Imm(distance)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            memory(pointer, (short) (place(random.nextInt(PLACES)) - distance));
        }
        out.add(constant(pointer));
    }

    /// At most `most` statements, fewer where the program is long enough.
    private List<Instruction> body(int most) {
        List<Instruction> outer = out;
        out = new ArrayList<>();
        nesting++;
        for (int i = random.nextInt(most); i >= 0 && budget > 0; i--) {
            statement();
        }
        nesting--;
        List<Instruction> made = out;
        out = outer;
        return made;
    }

    private void branch() {
        List<Instruction> body = body(random.nextInt(8) == 0 ? 60 : 3);
        out.add(new Branch(one(Condition.values()), width(), any(), operand(), (short) slots(body)));
        out.addAll(body);
    }

    private void jump() {
        List<Instruction> body = body(2);
        out.add(new Jump(one(Reach.values()), random.nextInt(4) == 0 ? 0 : slots(body)));
        out.addAll(body);
    }

    private void loop() {
        Register counter = free();
        int rounds = 1 + random.nextInt(4);
        out.add(new Mov(Width.W64, counter, new Imm(rounds)));
        kept.add(counter);
        List<Instruction> body = body(random.nextInt(6) == 0 ? 40 : 3);
        kept.remove(counter);
        out.addAll(body);
        out.add(new Alu(AluOp.SUB, width(), counter, new Imm(1)));
        out.add(new Branch(Condition.JNE, width(), counter, new Imm(0), (short) (-slots(body) - 2)));
    }

    private void call() {
        if (EnumSet.range(Register.R0, Register.R5).stream().anyMatch(kept::contains) || functions.size() > 4) {
            return;
        }
        int left = budget;
        depth++;
        int outerNesting = nesting;
        nesting = 0;
        budget = random.nextInt(12);
        List<Instruction> function = function();
        nesting = outerNesting;
        depth--;
        budget = left;
        functions.add(function);
        out.add(new CallLocal(CALL_MARK + functions.size() - 1));
        for (int r = 1; r <= 5; r++) {
            out.add(constant(Register.of(r)));
        }
    }

    private Instruction constant(Register register) {
        long value = value();
        return value == (int) value && random.nextBoolean() ? new Mov(Width.W64, register, new Imm((int) value)) : LoadImm64.of(register, value);
    }

    private long value() {
        return random.nextInt(3) == 0 ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
    }

    private Operand operand() {
        return random.nextBoolean() ? any() : new Imm((int) value());
    }

    private Register any() {
        return Register.of(random.nextInt(10));
    }

    private Register free() {
        while (true) {
            Register register = any();
            if (!kept.contains(register)) {
                return register;
            }
        }
    }

    private Register other(Register than) {
        while (true) {
            Register register = free();
            if (register != than) {
                return register;
            }
        }
    }

    private Width width() {
        return one(Width.values());
    }

    private static short place(int index) {
        return (short) (-8 * (index + 1));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
