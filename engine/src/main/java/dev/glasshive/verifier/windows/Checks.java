package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.windows.Check.Access;
import dev.glasshive.verifier.windows.Check.Addable;
import dev.glasshive.verifier.windows.Check.AlignedAccess;
import dev.glasshive.verifier.windows.Check.Bytes;
import dev.glasshive.verifier.windows.Check.SameRegion;
import dev.glasshive.verifier.windows.Check.Supported;
import dev.glasshive.verifier.windows.Check.TypeIs;
import dev.glasshive.verifier.windows.Check.ValidAccess;
import dev.glasshive.verifier.windows.Check.ValidDivisor;
import dev.glasshive.verifier.windows.Check.ValidStore;
import dev.glasshive.verifier.windows.Check.ZeroOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which checks an instruction brings along. They follow from the instruction and the contracts of helpers alone, before anything is known of a state.
final class Checks {
    private static final TypeSet NUMBER = TypeSet.NUMBER;

    private final Subject subject;
    private final boolean inFunction;
    private final List<Check> checks = new ArrayList<>();

    private Checks(Subject subject, boolean inFunction) {
        this.subject = subject;
        this.inFunction = inFunction;
    }

    /// The checks at a place, in the order in which they are made.
    static List<Check> of(Subject subject, ControlFlow.Place place) {
        Checks found = new Checks(subject, place.depth() > 0);
        if (place.action() instanceof Action.Run(Instruction instruction)) {
            found.of(instruction);
        }
        return List.copyOf(found.checks);
    }

    private void of(Instruction instruction) {
        switch (instruction) {
            case Alu alu -> arithmetic(alu);
            case Instruction.Mov(Width width, _, Register src) -> add(new TypeIs(src, width == Width.W32 ? NUMBER : TypeSet.VALUES));
            case Instruction.Mov(_, _, Imm _) -> { }
            case Instruction.MovSx(_, _, _, Register src) -> number(src);
            case Instruction.Neg(_, Register dst) -> number(dst);
            case Instruction.ByteSwap(_, _, Register dst) -> number(dst);
            case Instruction.LoadImm64 load -> wide(load);
            case Instruction.Load load -> access(load.base(), load.offset(), load.size(), Access.READ);
            case Instruction.LoadAcquire load -> {
                access(load.base(), load.offset(), load.size(), Access.READ);
                add(new AlignedAccess(load.base(), load.offset(), load.size().bytes()));
            }
            case Instruction.Store(Size size, Register base, short offset, Operand src) -> store(base, offset, size, src);
            case Instruction.StoreRelease(Size size, Register base, short offset, Register src) -> {
                store(base, offset, size, src);
                add(new AlignedAccess(base, offset, size.bytes()));
            }
            case Atomic atomic -> atomic(atomic);
            case Instruction.LegacyLoad load -> legacy(load);
            case Branch branch -> branch(branch);
            case Instruction.CallHelper(int id) -> checks.addAll(CallChecks.of(subject, id));
            case Instruction.CallKfunc call -> add(new Supported("call btf_id " + call.btfId(), Optional.of("Functions of the kernel are not supported")));
            case Instruction.CallRegister(Register callee) -> group("callx " + callee, ConformanceGroup.CALLX);
            case Instruction.Exit _ -> number(Register.R0);
            case Instruction.Jump _, Instruction.CallLocal _ -> { }
        }
    }

    private void add(Check check) {
        checks.add(check);
    }

    private void number(Register register) {
        add(new TypeIs(register, NUMBER));
    }

    private void group(String what, ConformanceGroup group) {
        boolean has = subject.groups().contains(group);
        add(new Supported(what, has ? Optional.of("This verifier does not follow it") : Optional.of("Requires conformance group " + group.label())));
    }

    private void arithmetic(Alu alu) {
        Register dst = alu.dst();
        if (!(alu.src() instanceof Register src)) {
            add(new TypeIs(dst, alu.width() == Width.W64 && (alu.op() == AluOp.ADD || alu.op() == AluOp.SUB) ? TypeSet.POINTERS_OR_NUMBER : NUMBER));
            return;
        }
        switch (alu.op()) {
            case ADD -> {
                if (alu.width() == Width.W64) {
                    add(new TypeIs(dst, TypeSet.POINTERS_OR_NUMBER));
                    add(new TypeIs(src, TypeSet.POINTERS_OR_NUMBER));
                    add(new Addable(src, dst));
                    add(new Addable(dst, src));
                } else {
                    number(src);
                    number(dst);
                }
            }
            case SUB -> {
                add(new TypeIs(dst, TypeSet.POINTERS_OR_NUMBER));
                add(new TypeIs(src, TypeSet.POINTERS_OR_NUMBER));
                comparable(dst, src, alu.width() == Width.W64 ? Check.Use.SUBTRACTION : Check.Use.DISTANCE);
            }
            case DIV, SDIV, MOD, SMOD -> {
                add(new ValidDivisor(src));
                number(dst);
            }
            case MUL, OR, AND, LSH, RSH, XOR, ARSH -> {
                number(src);
                number(dst);
            }
        }
    }

    private void comparable(Register left, Register right, Check.Use use) {
        add(new SameRegion(left, right, use));
        add(new Check.ValidDistance(left, right));
        add(new Check.ValidDistance(right, left));
    }

    private void wide(Instruction.LoadImm64 load) {
        if (load.source() == WideSource.VARIABLE) {
            add(new Supported("variable " + load.low(), Optional.of("Variables of the platform are not supported")));
        }
    }

    private void access(Register base, int offset, Size size, Access access) {
        if (base != Register.FRAME_POINTER) {
            add(new TypeIs(base, TypeSet.POINTERS));
        }
        add(new ValidAccess(base, offset, new Bytes(size.bytes()), false, access));
    }

    private void store(Register base, int offset, Size size, Operand src) {
        access(base, offset, size, Access.WRITE);
        if (src instanceof Register register) {
            if (base == Register.FRAME_POINTER) {
                add(new TypeIs(register, size == Size.DW ? TypeSet.VALUES : NUMBER));
            } else {
                add(new ValidStore(base, register));
            }
        }
    }

    private void atomic(Atomic atomic) {
        number(atomic.src());
        if (atomic.op() == AtomicOp.CMPXCHG) {
            number(Register.R0);
        }
        add(new TypeIs(atomic.base(), TypeSet.MEMORY));
        add(new ValidAccess(atomic.base(), atomic.offset(), new Bytes(atomic.size().bytes()), false, Access.UPDATE));
        add(new AlignedAccess(atomic.base(), atomic.offset(), atomic.size().bytes()));
    }

    private void legacy(Instruction.LegacyLoad load) {
        if (inFunction) {
            add(new Supported("packet access", Optional.of("In a function, a load from the packet that may end it is not followed")));
        }
        if (!subject.groups().contains(ConformanceGroup.PACKET)) {
            group("packet access", ConformanceGroup.PACKET);
            return;
        }
        add(new Supported("packet access", subject.type().context().name().equals("__sk_buff") ? Optional.empty() : Optional.of("Only programs with a __sk_buff load from packets so")));
        add(new TypeIs(Register.R6, TypeSet.of(Type.CTX)));
        add(new ZeroOffset(Register.R6, Type.CTX));
        if (load.index() instanceof Instruction.Indirect(Register register)) {
            number(register);
        }
    }

    private void branch(Branch branch) {
        switch (branch.right()) {
            case Imm(int value) -> {
                boolean withNull = value == 0 && branch.width() == Width.W64 && (branch.op() == Condition.JEQ || branch.op() == Condition.JNE);
                add(new TypeIs(branch.left(), withNull ? TypeSet.POINTERS_OR_NUMBER.with(TypeSet.of(Type.MAP)) : NUMBER));
            }
            case Register right -> {
                if (branch.width() == Width.W32 || branch.op() == Condition.JSET) {
                    number(branch.left());
                    number(right);
                } else {
                    add(new TypeIs(branch.left(), TypeSet.POINTERS_OR_NUMBER));
                    add(new TypeIs(right, TypeSet.POINTERS_OR_NUMBER));
                    comparable(branch.left(), right, Check.Use.COMPARISON);
                }
            }
        }
    }
}
