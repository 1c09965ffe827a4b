package dev.glasshive.counterexample;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

/// What must hold of an input so that the program takes the path on which it was refused, as far as that can be read off.
final class FailingPath {
    /// Visits that are looked at.
    private static final int LONGEST = 4000;

    private final Map<Register, Term> terms = new HashMap<>();
    private final Map<Register, Term> added = new HashMap<>();
    private final Map<Integer, Term> stack = new HashMap<>();
    private final List<IntPredicate> lengths = new ArrayList<>();
    private final Map<Term.Field, List<LongPredicate>> conditions = new HashMap<>();
    private final Set<Long> constants = new LinkedHashSet<>();
    private final Set<Term.Field> suspects = new LinkedHashSet<>();
    private int needed = -1;

    FailingPath(Program program, VerifierReport report) {
        List<Visit> visits = report.exploration().visits();
        if (visits.isEmpty()) {
            return;
        }
        List<Visit> refused = report.verdict() instanceof Verdict.Rejected(Rejection rejection) ? report.exploration().pathOf(rejection) : List.of();
        List<Visit> path = refused.isEmpty() ? report.exploration().pathTo(visits.getLast()) : refused;
        for (int i = 0; i < Math.min(path.size(), LONGEST) - 1; i++) {
            if (program.code().startsAt(path.get(i).slot())) {
                follow(program.code().at(path.get(i).slot()), path.get(i).before().current(), path.get(i).slot(), path.get(i + 1).slot());
            }
        }
        Visit last = path.getLast();
        if (program.code().startsAt(last.slot())) {
            end(program.code().at(last.slot()), last.before().current());
        }
    }

    /// Whether a packet of `length` bytes can take the path.
    boolean allows(int length) {
        return lengths.stream().allMatch(condition -> condition.test(length));
    }

    /// How many bytes the packet must have for the access that was refused, or -1.
    int needed() {
        return needed;
    }

    /// What must hold of each field.
    Map<Term.Field, List<LongPredicate>> conditions() {
        return conditions;
    }

    /// Numbers that fields are compared with, and bounds that the verifier knew.
    Set<Long> constants() {
        return constants;
    }

    /// Fields that the refused instruction depends on.
    Set<Term.Field> suspects() {
        return suspects;
    }

    private void follow(Instruction instruction, AbstractFrame before, int slot, int next) {
        switch (instruction) {
            case Instruction.Load load -> put(load.dst(), loaded(load, before));
            case Instruction.Mov(Width width, Register dst, Register src) -> {
                Optional<Term> term = Optional.ofNullable(terms.get(src));
                Optional<Term> sum = Optional.ofNullable(added.get(src));
                put(dst, term.map(its -> width == Width.W64 ? its : its.then(width::truncate)));
                sum.ifPresent(its -> added.put(dst, its));
            }
            case Instruction.Alu(AluOp op, Width width, Register dst, Operand src) -> alu(op, width, dst, src, before);
            case Instruction.ByteSwap(SwapOp op, Size size, Register dst) ->
                    put(dst, Optional.ofNullable(terms.get(dst)).map(its -> its.then(value -> op.apply(size, value, java.nio.ByteOrder.LITTLE_ENDIAN))));
            case Instruction.Store store -> {
                if (store.base() == Register.FRAME_POINTER) {
                    stack.remove((int) store.offset());
                    if (store.src() instanceof Register src && terms.containsKey(src)) {
                        stack.put((int) store.offset(), terms.get(src).then(store.size()::zeroExtend));
                    }
                }
            }
            case Instruction.Branch branch -> {
                if (next != slot + 1 || branch.offset() != 0) {
                    branch(branch, before, next != slot + 1);
                }
            }
            case Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.LoadImm64 _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _,
                    Instruction.LegacyLoad _, Instruction.Jump _, Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _,
                    Instruction.Exit _ -> forget(instruction);
        }
    }

    private void forget(Instruction instruction) {
        Effects effects = Effects.of(instruction);
        effects.writes().forEach(register -> put(register, Optional.empty()));
        effects.clobbers().forEach(register -> put(register, Optional.empty()));
    }

    private void put(Register register, Optional<Term> term) {
        terms.remove(register);
        added.remove(register);
        term.ifPresent(its -> terms.put(register, its));
    }

    private Optional<Term> loaded(Instruction.Load load, AbstractFrame before) {
        int size = load.size().bytes();
        Optional<Term> term = before.registers().get(load.base().code()) instanceof AbstractValue.Pointer pointer && pointer.variable().isConstant()
                ? field(pointer, (int) pointer.offset() + load.offset(), size) : Optional.empty();
        return term.map(its -> its.then(value -> load.extension().extend(load.size(), value)));
    }

    private Optional<Term> field(AbstractValue.Pointer pointer, int offset, int size) {
        if (offset < 0 && !pointer.type().equals("fp")) {
            return Optional.empty();
        }
        return switch (pointer.type()) {
            case "pkt" -> Optional.of(new Term(new Term.InPacket(offset, size), List.of()));
            case "ctx" -> Optional.of(new Term(new Term.InContext(offset, size), List.of()));
            case "map_value" -> pointer.map() >= 0 ? Optional.of(new Term(new Term.InMap(pointer.map(), offset, size), List.of())) : Optional.empty();
            case "fp" -> Optional.ofNullable(stack.get(offset));
            default -> Optional.empty();
        };
    }

    private void alu(AluOp op, Width width, Register dst, Operand src, AbstractFrame before) {
        if (src instanceof Imm(int value)) {
            put(dst, Optional.ofNullable(terms.get(dst)).map(its -> its.then(left -> op.apply(width, left, value))));
            return;
        }
        Register register = (Register) src;
        Optional<Term> left = Optional.ofNullable(terms.get(dst));
        Optional<Term> right = Optional.ofNullable(terms.get(register));
        if (before.registers().get(dst.code()) instanceof AbstractValue.Pointer) {
            put(dst, Optional.empty());
            right.ifPresent(its -> added.put(dst, its));
        } else if (before.registers().get(register.code()) instanceof AbstractValue.Pointer) {
            put(dst, Optional.empty());
            left.ifPresent(its -> added.put(dst, its));
        } else if (before.registers().get(register.code()) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant()) {
            long value = scalar.range().value();
            put(dst, left.map(its -> its.then(number -> op.apply(width, number, value))));
        } else {
            put(dst, left.or(() -> right));
        }
    }

    private void branch(Instruction.Branch branch, AbstractFrame before, boolean taken) {
        AbstractValue left = before.registers().get(branch.left().code());
        if (branch.right() instanceof Imm(int value)) {
            compare(Optional.ofNullable(terms.get(branch.left())), branch.op(), branch.width(), value, taken);
            return;
        }
        Register right = (Register) branch.right();
        switch (before.registers().get(right.code())) {
            case AbstractValue.Pointer end when left instanceof AbstractValue.Pointer start -> length(start, branch.op(), end, taken);
            case AbstractValue.Scalar number when number.range().isConstant() ->
                    compare(Optional.ofNullable(terms.get(branch.left())), branch.op(), branch.width(), number.range().value(), taken);
            case AbstractValue.Pointer _, AbstractValue.Scalar _, AbstractValue.Uninitialized _ -> { }
        }
    }

    private void compare(Optional<Term> term, Condition op, Width width, long value, boolean taken) {
        constants.add(value);
        term.ifPresent(its -> conditions.computeIfAbsent(its.field(), _ -> new ArrayList<>()).add(raw -> op.test(width, its.of(raw), value) == taken));
    }

    private void length(AbstractValue.Pointer left, Condition op, AbstractValue.Pointer right, boolean taken) {
        boolean forwards = left.type().equals("pkt") && right.type().equals("pkt_end") && left.variable().isConstant();
        boolean backwards = left.type().equals("pkt_end") && right.type().equals("pkt") && right.variable().isConstant();
        if (forwards) {
            lengths.add(length -> op.test(Width.W64, left.offset(), length) == taken);
        } else if (backwards) {
            lengths.add(length -> op.test(Width.W64, length, right.offset()) == taken);
        }
    }

    private void end(Instruction instruction, AbstractFrame before) {
        Set<Register> read = new LinkedHashSet<>(Effects.of(instruction).reads());
        if (instruction instanceof Instruction.CallHelper) {
            read.addAll(List.of(Register.R1, Register.R2, Register.R3, Register.R4, Register.R5));
        }
        for (Register register : read) {
            Optional.ofNullable(terms.get(register)).ifPresent(term -> suspects.add(term.field()));
            Optional.ofNullable(added.get(register)).ifPresent(term -> suspects.add(term.field()));
            if (before.registers().get(register.code()) instanceof AbstractValue.Scalar scalar) {
                constants.addAll(List.of(scalar.range().umax(), scalar.range().umin(), scalar.range().smax(), scalar.range().smin()));
            }
        }
        if (instruction instanceof Instruction.Load load && before.registers().get(load.base().code()) instanceof AbstractValue.Pointer pointer && pointer.type().equals("pkt")) {
            needed = (int) pointer.offset() + load.offset() + load.size().bytes();
        } else if (instruction instanceof Instruction.Store store && before.registers().get(store.base().code()) instanceof AbstractValue.Pointer pointer && pointer.type().equals("pkt")) {
            needed = (int) pointer.offset() + store.offset() + store.size().bytes();
        }
    }
}
