package dev.glasshive.tests.verifier;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.MapSpec;
import dev.glasshive.tests.verifier.Known.Kind;
import dev.glasshive.tests.verifier.Known.Thing;
import java.util.List;
import java.util.Random;

/// Statements that reach out of the program: maps, packets, the context, helpers.
class RandomAccesses extends RandomStatements {
    static final List<MapSpec> MAPS = List.of(new MapSpec("hash", "hash", 8, 16, 4), new MapSpec("array", "array", 4, 24, 3), new MapSpec("big", "array", 4, 64, 1),
            new MapSpec("calls", "prog_array", 4, 4, 2));
    private static final int CALLS = 3;

    final String type;
    final Listing.Label end = new Listing.Label();

    RandomAccesses(Random random, Listing out, Known known, int folly, String type) {
        super(random, out, known, folly);
        this.type = type;
    }

    boolean isPacketProgram() {
        return !type.equals("socket_filter");
    }

    private void call(int helper, Thing result) {
        out.emit(new CallHelper(helper));
        known.clobber();
        known.set(Register.R0, result);
    }

    void unknownNumber() {
        if (random.nextInt(3) > 0 && !known.with(Kind.CONTEXT).isEmpty()) {
            contextLoad();
        } else {
            call(random.nextInt(3) == 0 ? 5 : 7, Thing.NUMBER);
        }
    }

    void contextLoad() {
        Register context = known.any(random, Kind.CONTEXT, Register.R6);
        if (known.of(context).kind() != Kind.CONTEXT && !isFoolish()) {
            return;
        }
        int offset = type.equals("xdp") ? pick(12, 16) : pick(0, 4, 8, 16, 48, 52);
        Register to = free();
        if (isFoolish()) {
            offset = random.nextInt(40) * 4;
        }
        out.emit(new Load(isFoolish() ? size() : Size.W, Extension.ZERO, to, context, (short) offset));
        known.set(to, Thing.NUMBER);
    }

    private void key(int bytes, int offset) {
        if (!known.isWritten(offset, bytes) || random.nextBoolean()) {
            Size size = bytes == 4 ? Size.W : Size.DW;
            out.emit(new Store(size, Register.R10, (short) offset, random.nextBoolean() ? new Imm(random.nextInt(4)) : number()));
            known.write(offset, bytes, Thing.NUMBER);
        }
        out.emit(new Mov(Width.W64, Register.R2, Register.R10));
        out.emit(new Alu(AluOp.ADD, Width.W64, Register.R2, new Imm(offset)));
        known.set(Register.R2, Thing.UNSET);
    }

    private void map(int map) {
        out.emit(new LoadImm64(Register.R1, WideSource.MAP_BY_INDEX, map, 0));
        known.set(Register.R1, Thing.UNSET);
    }

    void lookup() {
        if (kept.contains(Register.R0)) {
            return;
        }
        int map = random.nextInt(CALLS);
        key(MAPS.get(map).keySize(), -frameBytes + random.nextInt(2) * 8);
        map(map);
        call(1, new Thing(Kind.NULLABLE, map));
        for (int i = 0; i < 10; i++) {
            if (known.of(Register.of(i)).kind() == Kind.NULLABLE && i != 0) {
                known.set(Register.of(i), Thing.UNSET);
            }
        }
        if (chance(40)) {
            Register copy = Register.of(6 + random.nextInt(4));
            if (!kept.contains(copy) && known.of(copy).kind() != Kind.CONTEXT) {
                out.emit(new Mov(Width.W64, copy, Register.R0));
                known.set(copy, known.of(Register.R0));
            }
        }
        Register tested = known.any(random, Kind.NULLABLE, Register.R0);
        if (!isFoolish()) {
            if (chance(85)) {
                out.emit(new Branch(Condition.JEQ, Width.W64, tested, new Imm(0), (short) 0), end);
            } else {
                Listing.Label found = new Listing.Label();
                out.emit(new Branch(Condition.JNE, Width.W64, tested, new Imm(0), (short) 0), found);
                out.emit(new Mov(Width.W64, Register.R0, new Imm(0)));
                out.emit(new Exit());
                out.place(found);
            }
        }
        known.checked(map);
    }

    void mapValue() {
        Register value = known.any(random, Kind.VALUE, Register.R10);
        if (value == Register.R10) {
            lookup();
            return;
        }
        int bytes = MAPS.get(known.of(value).detail()).valueSize();
        access(value, bytes);
    }

    /// Reads or writes one of the `bytes` bytes that `pointer` leads to.
    void access(Register pointer, int bytes) {
        Size size = size();
        int offset = random.nextInt(Math.max(1, bytes / size.bytes())) * size.bytes();
        if (offset + size.bytes() > bytes || isFoolish()) {
            size = Size.B;
            offset = random.nextInt(bytes + (isFoolish() ? 2 : 0));
        }
        Register base = pointer;
        if (chance(30)) {
            Register copy = free();
            if (copy != pointer) {
                Register index = bounded(copy);
                int mask = Integer.highestOneBit(Math.max(2, bytes - size.bytes())) - 1;
                out.emit(new Alu(AluOp.AND, Width.W64, index, new Imm(isFoolish() ? mask * 2 + 1 : mask)));
                out.emit(new Mov(Width.W64, copy, pointer));
                out.emit(new Alu(AluOp.ADD, Width.W64, copy, index));
                known.set(copy, Thing.UNSET);
                base = copy;
                offset = isFoolish() ? offset : 0;
            }
        }
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                Register to = free();
                out.emit(new Load(size, size != Size.DW && chance(20) ? Extension.SIGN : Extension.ZERO, to, base, (short) offset));
                known.set(to, Thing.NUMBER);
            }
            case 2 -> out.emit(new Store(size, base, (short) offset, number()));
            case 3 -> out.emit(new Store(size, base, (short) offset, new Imm(value())));
            default -> {
                if (known.of(pointer).kind() == Kind.VALUE && offset % 8 == 0 && offset + 8 <= bytes && base == pointer) {
                    atomic(base, offset, true);
                } else {
                    out.emit(new Store(size, base, (short) offset, number()));
                }
            }
        }
    }

    /// Loads the packet's bounds, compares them in one of many ways, and accesses bytes.
    void packet() {
        Register known1 = known.any(random, Kind.PACKET, Register.R10);
        if (known1 != Register.R10 && chance(70)) {
            if (known.of(known1).detail() > 0) {
                access(known1, known.of(known1).detail());
            }
            return;
        }
        Register context = known.any(random, Kind.CONTEXT, Register.R10);
        if (!isPacketProgram() || context == Register.R10 && !isFoolish()) {
            unknownNumber();
            return;
        }
        Register data = free();
        Register last = free();
        Register limit = free();
        if (data == last || data == limit || last == limit || data == context || last == context) {
            return;
        }
        int start = type.equals("xdp") ? 0 : 76;
        boolean meta = !type.equals("cgroup_skb") && chance(12);
        out.emit(new Load(Size.W, Extension.ZERO, data, context, (short) (meta ? type.equals("xdp") ? 8 : 140 : start)));
        out.emit(new Load(Size.W, Extension.ZERO, last, context, (short) (meta ? start : start + 4)));
        known.set(data, Thing.UNSET);
        known.set(last, Thing.UNSET);
        known.set(limit, Thing.UNSET);
        if (chance(25)) {
            Register index = bounded(data);
            if (index == last || index == limit) {
                return;
            }
            out.emit(new Alu(AluOp.AND, Width.W64, index, new Imm(pick(0xf, 0x3c, 0xff, 0xfff, 0xffff))));
            out.emit(new Alu(random.nextInt(8) == 0 ? AluOp.SUB : AluOp.ADD, Width.W64, data, index));
        }
        int bytes = 1 + random.nextInt(40);
        out.emit(new Mov(Width.W64, limit, data));
        out.emit(new Alu(AluOp.ADD, Width.W64, limit, new Imm(bytes)));
        boolean swapped = random.nextBoolean();
        Condition op = pick(Condition.JGT, Condition.JGT, Condition.JGE, Condition.JLT, Condition.JLE, Condition.JEQ);
        Register left = swapped ? last : limit;
        Register right = swapped ? limit : last;
        boolean outside = swapped ? op == Condition.JLT || op == Condition.JLE : op == Condition.JGT || op == Condition.JGE;
        if (outside || isFoolish()) {
            out.emit(new Branch(op, Width.W64, left, right, (short) 0), end);
        } else {
            Listing.Label inside = new Listing.Label();
            out.emit(new Branch(op, Width.W64, left, right, (short) 0), inside);
            out.emit(new Mov(Width.W64, Register.R0, new Imm(random.nextInt(3))));
            out.emit(new Exit());
            out.place(inside);
        }
        known.set(data, new Thing(Kind.PACKET, bytes));
        known.set(last, new Thing(Kind.END, 0));
        access(data, bytes);
    }

    void legacy() {
        if (type.equals("xdp") || type.equals("cgroup_skb") && !isFoolish() || known.of(Register.R6).kind() != Kind.CONTEXT || kept.contains(Register.R0)) {
            unknownNumber();
            return;
        }
        Size size = pick(Size.B, Size.H, Size.W);
        out.emit(new LegacyLoad(size, random.nextBoolean() ? new Absolute() : new Indirect(number()), random.nextInt(64)));
        known.clobber();
        known.set(Register.R0, Thing.NUMBER);
    }

    void helper() {
        if (kept.contains(Register.R0)) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> checksum();
            case 1 -> update();
            case 2 -> tailCall();
            case 3 -> loadBytes();
            default -> unknownNumber();
        }
    }

    private void checksum() {
        if (!type.equals("sched_cls") && !type.equals("xdp")) {
            return;
        }
        int bytes = pick(4, 8, 16);
        boolean variable = chance(40);
        if (variable) {
            Register index = changing();
            out.emit(new Alu(AluOp.AND, Width.W64, index, new Imm(bytes & -4)));
            out.emit(new Mov(Width.W64, Register.R4, index));
        } else {
            out.emit(new Mov(Width.W64, Register.R4, new Imm(bytes)));
        }
        known.set(Register.R4, Thing.NUMBER);
        if (!known.isWritten(-frameBytes, bytes)) {
            for (int i = 0; i < bytes; i += 4) {
                out.emit(new Store(Size.W, Register.R10, (short) (-frameBytes + i), new Imm(value())));
                known.write(-frameBytes + i, 4, Thing.NUMBER);
            }
        }
        out.emit(new Mov(Width.W64, Register.R3, Register.R10));
        out.emit(new Alu(AluOp.ADD, Width.W64, Register.R3, new Imm(-frameBytes)));
        out.emit(new Mov(Width.W64, Register.R1, new Imm(0)));
        out.emit(new Mov(Width.W64, Register.R2, new Imm(0)));
        out.emit(new Mov(Width.W64, Register.R5, new Imm(value())));
        call(28, Thing.NUMBER);
    }

    private void update() {
        int map = random.nextInt(CALLS);
        int bytes = MAPS.get(map).valueSize();
        key(MAPS.get(map).keySize(), -frameBytes);
        Register value = known.any(random, Kind.VALUE, Register.R10);
        if (value != Register.R10 && MAPS.get(known.of(value).detail()).valueSize() >= bytes && value != Register.R1 && value != Register.R2) {
            out.emit(new Mov(Width.W64, Register.R3, value));
        } else if (known.isWritten(-frameBytes, Math.min(bytes, frameBytes)) && bytes <= frameBytes || isFoolish()) {
            out.emit(new Mov(Width.W64, Register.R3, Register.R10));
            out.emit(new Alu(AluOp.ADD, Width.W64, Register.R3, new Imm(-frameBytes)));
        } else {
            map(map);
            call(3, Thing.NUMBER);
            return;
        }
        map(map);
        out.emit(new Mov(Width.W64, Register.R4, new Imm(random.nextInt(3))));
        call(2, Thing.NUMBER);
    }

    void tailCall() {
        Register context = known.any(random, Kind.CONTEXT, Register.R6);
        if (known.of(context).kind() != Kind.CONTEXT) {
            return;
        }
        out.emit(new Mov(Width.W64, Register.R1, context));
        out.emit(new LoadImm64(Register.R2, WideSource.MAP_BY_INDEX, CALLS, 0));
        out.emit(new Mov(Width.W64, Register.R3, random.nextBoolean() ? new Imm(random.nextInt(3)) : number()));
        known.set(Register.R3, Thing.NUMBER);
        call(12, Thing.NUMBER);
    }

    private void loadBytes() {
        Register context = known.any(random, Kind.CONTEXT, Register.R6);
        if (type.equals("xdp") || known.of(context).kind() != Kind.CONTEXT) {
            return;
        }
        int bytes = pick(1, 4, 8, 16, 32);
        boolean variable = chance(40);
        if (variable) {
            Register size = bound();
            out.emit(new Mov(Width.W64, Register.R4, size));
            out.emit(new Alu(AluOp.AND, Width.W64, Register.R4, new Imm(bytes - 1)));
            known.set(Register.R4, Thing.NUMBER);
            if (chance(70)) {
                out.emit(new Alu(AluOp.ADD, Width.W64, Register.R4, new Imm(1)));
            }
        } else {
            out.emit(new Mov(Width.W64, Register.R4, new Imm(bytes)));
        }
        if (context != Register.R1) {
            out.emit(new Mov(Width.W64, Register.R1, context));
        }
        out.emit(new Mov(Width.W64, Register.R2, new Imm(random.nextInt(20))));
        out.emit(new Mov(Width.W64, Register.R3, Register.R10));
        out.emit(new Alu(AluOp.ADD, Width.W64, Register.R3, new Imm(-frameBytes)));
        call(26, Thing.NUMBER);
        if (!variable) {
            for (int i = 0; i < bytes; i++) {
                known.write(-frameBytes + i, 1, Thing.NUMBER);
            }
        }
    }
}
