package dev.glasshive.tests.soundness;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.Optional;

/// How doubts move with values from place to place.
final class Flow {
    private final Walk walk;

    Flow(Walk walk) {
        this.walk = walk;
    }

    /// What is wrong with the instruction of `visit` using a doubtful value: as an address it would lead anywhere.
    Optional<String> misuse(Visit visit, Doubts doubts) {
        if (doubts.areEmpty()) {
            return Optional.empty();
        }
        AbstractState state = walk.state(visit);
        int top = state.frames().size() - 1;
        return walk.instruction(visit).flatMap(instruction -> Effects.of(instruction).reads().stream()
                .filter(register -> doubts.register(top, register.code()) && state.current().registers().get(register.code()) instanceof AbstractValue.Pointer)
                .map(register -> visit + ": r" + register.code() + " is used as " + state.current().registers().get(register.code()).text() + ", which it is not on this run")
                .findFirst());
    }

    /// The doubts after the instruction of `visit`.
    Doubts after(Visit visit, Doubts before) {
        if (before.areEmpty()) {
            return before;
        }
        Doubts after = before.copy();
        AbstractState state = walk.state(visit);
        int top = state.frames().size() - 1;
        AbstractFrame frame = state.current();
        Instruction instruction = walk.instruction(visit).orElseThrow();
        switch (instruction) {
            case Instruction.Alu alu -> after.register(top, alu.dst().code(), doubtful(before, top, alu.dst()) || doubtful(before, top, alu.src()));
            case Instruction.Mov mov -> after.register(top, mov.dst().code(), doubtful(before, top, mov.src()));
            case Instruction.MovSx mov -> after.register(top, mov.dst().code(), doubtful(before, top, mov.src()));
            case Instruction.Neg _, Instruction.ByteSwap _, Instruction.Jump _ -> { }
            case Instruction.LoadImm64 load -> after.register(top, load.dst().code(), false);
            case Instruction.Load load -> after.register(top, load.dst().code(), loads(before, frame, load.base(), load.offset(), load.size().bytes()));
            case Instruction.LoadAcquire load -> after.register(top, load.dst().code(), loads(before, frame, load.base(), load.offset(), load.size().bytes()));
            case Instruction.Store store -> stores(after, frame, store.base(), store.offset(), store.size().bytes(), doubtful(before, top, store.src()));
            case Instruction.StoreRelease store -> stores(after, frame, store.base(), store.offset(), store.size().bytes(), doubtful(before, top, store.src()));
            case Instruction.Atomic atomic -> {
                boolean old = loads(before, frame, atomic.base(), atomic.offset(), atomic.size().bytes());
                stores(after, frame, atomic.base(), atomic.offset(), atomic.size().bytes(), old || doubtful(before, top, atomic.src()));
                if (atomic.op().result() == AtomicOp.Result.TO_SRC) {
                    after.register(top, atomic.src().code(), old);
                } else if (atomic.op().result() == AtomicOp.Result.TO_R0) {
                    after.register(top, 0, old || doubtful(before, top, Register.R0));
                }
            }
            case Instruction.Branch branch -> {
                if (doubtful(before, top, branch.left()) || doubtful(before, top, branch.right())) {
                    after.register(top, branch.left().code(), true);
                    after.spreadToCopies(top, branch.left().code(), frame);
                    if (branch.right() instanceof Register right) {
                        after.register(top, right.code(), true);
                        after.spreadToCopies(top, right.code(), frame);
                    }
                }
            }
            case Instruction.CallLocal _ -> {
                after.clear(top + 1);
                for (int i = 1; i <= 5; i++) {
                    after.register(top + 1, i, before.register(top, i));
                }
                forgetArguments(after, top);
            }
            case Instruction.Exit() -> {
                if (top > 0) {
                    after.register(top - 1, 0, before.register(top, 0));
                }
                after.clear(top);
            }
            case Instruction.CallHelper _, Instruction.CallRegister _, Instruction.CallKfunc _, Instruction.LegacyLoad _ -> forgetArguments(after, top);
        }
        return after;
    }

    private static void forgetArguments(Doubts doubts, int frame) {
        for (int i = 0; i <= 5; i++) {
            doubts.register(frame, i, false);
        }
    }

    private static boolean doubtful(Doubts doubts, int frame, Operand operand) {
        return switch (operand) {
            case Register register -> doubts.register(frame, register.code());
            case Imm _ -> false;
        };
    }

    private static boolean loads(Doubts doubts, AbstractFrame frame, Register base, int offset, int size) {
        return frame.registers().get(base.code()) instanceof AbstractValue.Pointer pointer && pointer.frame() >= 0
                && doubts.bytes(pointer.frame(), offset + pointer.offset() + pointer.variable().smin(), offset + pointer.offset() + pointer.variable().smax() + size);
    }

    private static void stores(Doubts doubts, AbstractFrame frame, Register base, int offset, int size, boolean doubtful) {
        if (frame.registers().get(base.code()) instanceof AbstractValue.Pointer pointer && pointer.frame() >= 0) {
            doubts.bytes(pointer.frame(), offset + pointer.offset() + pointer.variable().smin(), offset + pointer.offset() + pointer.variable().smax() + size,
                    doubtful, pointer.variable().isConstant());
        }
    }
}
