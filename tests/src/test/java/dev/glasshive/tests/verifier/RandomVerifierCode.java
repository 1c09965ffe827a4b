package dev.glasshive.tests.verifier;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.tests.verifier.Known.Kind;
import dev.glasshive.tests.verifier.Known.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One random program: statements in branches, loops and functions.
final class RandomVerifierCode extends RandomAccesses {
    private final Profile profile;
    private final List<Function> functions = new ArrayList<>();
    private int budget;
    private int depth;
    private int current = -1;
    private int counterSlot;

    /// What a program is mostly made of.
    enum Profile {
        ARITHMETIC, BRANCHES, STACK, LOOPS, CALLS, PACKET, MAPS, MIXED
    }

    /// A function of the program, and what it is called with.
    private record Function(Listing.Label start, Kind argument) {}

    RandomVerifierCode(Random random, Profile profile, String type) {
        super(random, new Listing(), new Known(), random.nextInt(5) < 2 ? 0 : random.nextInt(12), type);
        this.profile = profile;
    }

    List<Instruction> program() {
        int wanted = profile == Profile.CALLS || profile == Profile.MIXED && random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < wanted; i++) {
            functions.add(new Function(new Listing.Label(), pick(Kind.NUMBER, Kind.OUTER, Kind.OUTER, Kind.CONTEXT)));
        }
        frameBytes = functions.isEmpty() ? 8 * (1 + random.nextInt(10)) : 8 * (2 + random.nextInt(4));
        budget = 3 + random.nextInt(profile == Profile.LOOPS ? 16 : 34) / (functions.isEmpty() ? 1 : functions.size() + 1);
        known.set(Register.R1, new Thing(Kind.CONTEXT, 0));
        if (chance(85)) {
            out.emit(new Mov(Width.W64, Register.R6, Register.R1));
            known.set(Register.R6, known.of(Register.R1));
        }
        function();
        for (int i = 0; i < functions.size(); i++) {
            current = i;
            if (functions.get(i).start.isUsed()) {
                callee(functions.get(i));
            }
        }
        return out.finished();
    }

    private void callee(Function function) {
        out.place(function.start);
        known.become(new Known());
        known.set(Register.R1, new Thing(function.argument, 16));
        known.set(Register.R2, Thing.NUMBER);
        kept.clear();
        budget = 2 + random.nextInt(6);
        function();
    }

    private void function() {
        Listing.Label exit = new Listing.Label();
        while (budget > 0 && out.slots() < 90) {
            statement(exit);
        }
        result();
        out.emit(new Exit());
        if (current < 0 && end.isUsed()) {
            out.place(end);
            out.emit(new Mov(Width.W64, Register.R0, new Imm(random.nextInt(2))));
            out.emit(new Exit());
        }
        if (exit.isUsed()) {
            out.place(exit);
            out.emit(new Mov(pick(Width.values()), Register.R0, new Imm(type.equals("cgroup_skb") ? random.nextInt(2) : value())));
            out.emit(new Exit());
        }
    }

    private void result() {
        if (known.of(Register.R0).kind() != Kind.NUMBER && !isFoolish() || chance(30)) {
            if (chance(70)) {
                constant(Register.R0);
            } else {
                out.emit(new Mov(Width.W64, Register.R0, number()));
            }
        }
        if (type.equals("cgroup_skb") && current < 0 && !isFoolish()) {
            out.emit(new Alu(AluOp.AND, width(), Register.R0, new Imm(1)));
        }
    }

    private void statement(Listing.Label exit) {
        budget--;
        int kind = random.nextInt(100);
        switch (profile) {
            case ARITHMETIC -> choose(kind, 70, 82, 88, 88, 90, 90, 90, exit);
            case BRANCHES -> choose(kind, 35, 70, 80, 80, 84, 84, 84, exit);
            case STACK -> choose(kind, 20, 35, 90, 92, 94, 94, 94, exit);
            case LOOPS -> choose(kind, 25, 40, 55, 85, 85, 88, 88, exit);
            case CALLS -> choose(kind, 20, 35, 55, 60, 85, 88, 88, exit);
            case PACKET -> choose(kind, 15, 30, 36, 40, 41, 86, 87, exit);
            case MAPS -> choose(kind, 20, 32, 38, 42, 43, 44, 85, exit);
            case MIXED -> choose(kind, 20, 35, 50, 60, 70, 80, 90, exit);
        }
    }

    private void choose(int kind, int arithmetic, int branch, int stack, int loop, int call, int packet, int map, Listing.Label exit) {
        boolean outside = current < 0;
        if (kind < arithmetic) {
            arithmetic();
        } else if (kind < branch) {
            branches(exit);
        } else if (kind < stack) {
            stack();
        } else if (kind < loop) {
            loop(exit);
        } else if (kind < call) {
            call();
        } else if (outside && kind < packet) {
            packet();
        } else if (outside && kind < map) {
            mapValue();
        } else if (outside && functions.isEmpty() && random.nextInt(4) == 0) {
            legacy();
        } else if (outside && random.nextInt(2) == 0) {
            if (functions.isEmpty()) {
                helper();
            } else {
                lookup();
            }
        } else if (known.of(Register.R1).kind() == Kind.OUTER && random.nextInt(2) == 0) {
            outer();
        } else {
            unknownNumber();
        }
    }

    /// An access to the caller's stack.
    private void outer() {
        access(Register.R1, known.of(Register.R1).detail());
    }

    private void branches(Listing.Label exit) {
        if (chance(20)) {
            branch(exit);
            return;
        }
        Listing.Label otherwise = new Listing.Label();
        branch(otherwise);
        if (depth > 3) {
            out.place(otherwise);
            return;
        }
        Known before = known.copy();
        block(1 + random.nextInt(3), exit);
        if (chance(35)) {
            Listing.Label end = new Listing.Label();
            out.emit(new Jump(pick(Reach.values()), 0), end);
            out.place(otherwise);
            Known first = known.copy();
            known.become(before);
            block(1 + random.nextInt(2), exit);
            out.place(end);
            known.meet(first);
        } else {
            out.place(otherwise);
            known.meet(before);
        }
    }

    private void block(int statements, Listing.Label exit) {
        depth++;
        for (int i = 0; i < statements && budget > 0; i++) {
            statement(exit);
        }
        depth--;
    }

    private void loop(Listing.Label exit) {
        if (depth > 2) {
            arithmetic();
            return;
        }
        switch (random.nextInt(6)) {
            case 0, 1 -> countedInRegister(exit);
            case 2 -> countedOnStack(exit);
            case 3 -> unknownLoop(exit);
            case 4 -> endless(exit);
            default -> countedInRegister(exit);
        }
    }

    private Register counter() {
        Register register = Register.of(random.nextInt(2) == 0 ? 7 + random.nextInt(3) : random.nextInt(10));
        return kept.contains(register) || known.of(register).kind() == Kind.CONTEXT ? Register.R9 : register;
    }

    private void countedInRegister(Listing.Label exit) {
        Register counter = counter();
        if (kept.contains(counter)) {
            return;
        }
        int rounds = depth > 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 8);
        boolean down = random.nextInt(3) == 0;
        out.emit(new Mov(width(), counter, new Imm(down ? rounds : 0)));
        known.set(counter, Thing.NUMBER);
        Listing.Label head = out.here();
        body(counter, exit);
        boolean minus = down && random.nextBoolean();
        int step = random.nextInt(16) == 0 ? 2 : 1;
        out.emit(new Alu(minus ? AluOp.SUB : AluOp.ADD, width(), counter, new Imm(down && !minus ? -step : step)));
        if (down) {
            out.emit(new Branch(chance(96) ? pick(Condition.JNE, Condition.JSGT, Condition.JGT) : Condition.JSGE, width(), counter, new Imm(0), (short) 0), head);
        } else {
            out.emit(new Branch(pick(Condition.JLT, Condition.JLE, Condition.JSLT, Condition.JSLE, Condition.JNE), width(), counter, new Imm(rounds), (short) 0), head);
        }
    }

    private void body(Register counter, Listing.Label exit) {
        boolean added = kept.add(counter);
        Known before = known.copy();
        block(1 + random.nextInt(3), exit);
        for (int i = 0; i < 10; i++) {
            Register register = Register.of(i);
            if (before.of(register).kind() == Kind.NUMBER && known.of(register).kind() != Kind.NUMBER && !isFoolish()) {
                out.emit(new Mov(Width.W64, register, new Imm(value())));
                known.set(register, Thing.NUMBER);
            }
        }
        known.meet(before);
        if (added) {
            kept.remove(counter);
        }
    }

    private void countedOnStack(Listing.Label exit) {
        counterSlot = -frameBytes - 8 * (1 + depth);
        int rounds = 1 + random.nextInt(depth > 0 ? 3 : 10);
        Size size = pick(Size.W, Size.DW, Size.DW);
        out.emit(new Store(size, Register.R10, (short) counterSlot, new Imm(0)));
        int slot = counterSlot;
        Listing.Label head = out.here();
        Known before = known.copy();
        block(1 + random.nextInt(3), exit);
        known.meet(before);
        Register register = free();
        if (kept.contains(register)) {
            return;
        }
        out.emit(new Load(size, Extension.ZERO, register, Register.R10, (short) slot));
        out.emit(new Alu(AluOp.ADD, Width.W64, register, new Imm(1)));
        out.emit(new Store(size, Register.R10, (short) slot, register));
        known.set(register, Thing.NUMBER);
        out.emit(new Branch(pick(Condition.JLT, Condition.JSLT, Condition.JNE), width(), register, new Imm(rounds), (short) 0), head);
    }

    /// A loop that ends when a number that is not known says so.
    private void unknownLoop(Listing.Label exit) {
        Listing.Label head = out.here();
        Listing.Label done = new Listing.Label();
        Known before = known.copy();
        unknownNumber();
        if (chance(50)) {
            out.emit(new Branch(pick(Condition.values()), width(), number(), new Imm(value()), (short) 0), done);
        }
        block(1 + random.nextInt(2), exit);
        known.meet(before);
        out.emit(new Branch(pick(Condition.values()), width(), number(), new Imm(value()), (short) 0), head);
        out.place(done);
    }

    /// A loop that goes on until a branch leaves it.
    private void endless(Listing.Label exit) {
        Listing.Label head = out.here();
        Listing.Label done = new Listing.Label();
        Known before = known.copy();
        unknownNumber();
        branch(done);
        Known leaving = known.copy();
        block(random.nextInt(3), exit);
        for (int i = 0; i < 10; i++) {
            Register register = Register.of(i);
            if (before.of(register).kind() == Kind.NUMBER && known.of(register).kind() != Kind.NUMBER) {
                out.emit(new Mov(Width.W64, register, new Imm(value())));
            }
        }
        out.emit(new Jump(pick(Reach.values()), 0), head);
        out.place(done);
        known.become(leaving);
    }

    private void call() {
        int next = isFoolish() ? random.nextInt(Math.max(1, functions.size())) : current + 1 + (functions.size() - current > 2 ? random.nextInt(functions.size() - current - 1) : 0);
        if (next >= functions.size() || kept.contains(Register.R0)) {
            arithmetic();
            return;
        }
        Function function = functions.get(next);
        out.emit(new Mov(Width.W64, Register.R2, random.nextBoolean() ? number() : new Imm(value())));
        known.set(Register.R2, Thing.NUMBER);
        switch (function.argument) {
            case OUTER -> {
                int bytes = Math.min(16, frameBytes);
                for (int i = 0; i < bytes; i += 8) {
                    if (!known.isWritten(-frameBytes + i, 8)) {
                        out.emit(new Store(Size.DW, Register.R10, (short) (-frameBytes + i), random.nextBoolean() ? new Imm(value()) : number()));
                        known.write(-frameBytes + i, 8, Thing.NUMBER);
                    }
                }
                out.emit(new Mov(Width.W64, Register.R1, Register.R10));
                out.emit(new Alu(AluOp.ADD, Width.W64, Register.R1, new Imm(-frameBytes)));
            }
            case CONTEXT -> {
                Register context = known.any(random, Kind.CONTEXT, Register.R6);
                if (context != Register.R1) {
                    out.emit(new Mov(Width.W64, Register.R1, context));
                }
            }
            default -> {
                if (known.of(Register.R1).kind() != Kind.NUMBER) {
                    out.emit(new Mov(Width.W64, Register.R1, new Imm(value())));
                }
            }
        }
        out.emit(new CallLocal(0), function.start);
        known.clobber();
        known.set(Register.R0, Thing.NUMBER);
    }
}
