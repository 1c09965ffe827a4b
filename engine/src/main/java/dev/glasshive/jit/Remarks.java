package dev.glasshive.jit;

import static dev.glasshive.jit.NativeRemark.ADDRESS_MADE_UP;
import static dev.glasshive.jit.NativeRemark.ARGUMENTS_IN_PLACE;
import static dev.glasshive.jit.NativeRemark.BLINDED;
import static dev.glasshive.jit.NativeRemark.CALLEE_SAVED;
import static dev.glasshive.jit.NativeRemark.CLEARS_UPPER_HALF;
import static dev.glasshive.jit.NativeRemark.DIVISION_NEEDS_RAX_RDX;
import static dev.glasshive.jit.NativeRemark.FLAGS_THEN_JUMP;
import static dev.glasshive.jit.NativeRemark.LEADS_NOWHERE;
import static dev.glasshive.jit.NativeRemark.LOCKED;
import static dev.glasshive.jit.NativeRemark.MINUS_ONE_CHECK;
import static dev.glasshive.jit.NativeRemark.NOTHING_TO_DO;
import static dev.glasshive.jit.NativeRemark.NOTHING_TO_SWAP;
import static dev.glasshive.jit.NativeRemark.NO_BOUNDS_CHECK;
import static dev.glasshive.jit.NativeRemark.NUMBER_OF_64_BITS;
import static dev.glasshive.jit.NativeRemark.ORDER_FOR_FREE;
import static dev.glasshive.jit.NativeRemark.OWN_PROLOGUE;
import static dev.glasshive.jit.NativeRemark.PACKET_BY_CALL;
import static dev.glasshive.jit.NativeRemark.SHIFT_NEEDS_CL;
import static dev.glasshive.jit.NativeRemark.SPREADS_SIGN;
import static dev.glasshive.jit.NativeRemark.SWAP_BY_ROTATION;
import static dev.glasshive.jit.NativeRemark.TO_EPILOGUE;
import static dev.glasshive.jit.NativeRemark.TRIED_UNTIL_DONE;
import static dev.glasshive.jit.NativeRemark.ZERO_BY_TEST;
import static dev.glasshive.jit.NativeRemark.ZERO_BY_XOR;
import static dev.glasshive.jit.NativeRemark.ZERO_CHECK;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
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
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what is to be said of the native code of a program's instructions.
final class Remarks {
    private final Code code;
    private final boolean blinds;
    private final Set<Integer> functions;
    private EnumSet<NativeRemark> here = EnumSet.noneOf(NativeRemark.class);

    Remarks(Program program, NativeOptions options) {
        this.code = program.code();
        this.blinds = options.blindConstants();
        this.functions = Frame.of(program).stream().map(Frame::start).collect(Collectors.toSet());
    }

    /// Of each instruction, in order.
    List<Set<NativeRemark>> all() {
        return code.starts().stream().map(this::at).toList();
    }

    private Set<NativeRemark> at(int slot) {
        here = EnumSet.noneOf(NativeRemark.class);
        Instruction instruction = code.at(slot);
        OptionalInt distance = distance(instruction);
        if (slot > 0 && functions.contains(slot)) {
            say(OWN_PROLOGUE);
        }
        if (distance.isPresent() && !startsAt(slot + 1L + distance.getAsInt())) {
            say(LEADS_NOWHERE);
        } else {
            look(instruction);
        }
        return Collections.unmodifiableSet(here);
    }

    private boolean startsAt(long slot) {
        return slot == (int) slot && code.startsAt((int) slot);
    }

    private static OptionalInt distance(Instruction instruction) {
        return switch (instruction) {
            case Jump jump -> OptionalInt.of(jump.offset());
            case Branch branch -> OptionalInt.of(branch.offset());
            case CallLocal(int offset) -> OptionalInt.of(offset);
            case LoadImm64 load when load.source() == WideSource.CODE -> OptionalInt.of(load.low());
            default -> OptionalInt.empty();
        };
    }

    private void say(NativeRemark... remarks) {
        here.addAll(List.of(remarks));
    }

    private void sayIf(boolean holds, NativeRemark remark) {
        if (holds) {
            here.add(remark);
        }
    }

    private void look(Instruction instruction) {
        switch (instruction) {
            case Alu alu -> look(alu);
            case Mov(Width width, Register _, Operand src) -> {
                sayIf(width == Width.W32, CLEARS_UPPER_HALF);
                sayIf(blinds && src instanceof Imm, BLINDED);
                sayIf(!blinds && src instanceof Imm(int number) && number == 0, ZERO_BY_XOR);
            }
            case MovSx(Width width, Size _, Register _, Register _) -> {
                say(SPREADS_SIGN);
                sayIf(width == Width.W32, CLEARS_UPPER_HALF);
            }
            case Neg(Width width, Register _) -> sayIf(width == Width.W32, CLEARS_UPPER_HALF);
            case ByteSwap(SwapOp op, Size size, Register _) -> {
                boolean swaps = op.apply(Size.H, 1, ByteOrder.LITTLE_ENDIAN) != 1;
                sayIf(!swaps, NOTHING_TO_SWAP);
                sayIf(swaps && size == Size.H, SWAP_BY_ROTATION);
                sayIf(size != Size.DW, CLEARS_UPPER_HALF);
            }
            case LoadImm64 load -> look(load);
            case Load load -> {
                say(NO_BOUNDS_CHECK);
                sayIf(load.extension() == Extension.SIGN, SPREADS_SIGN);
                sayIf(load.extension() == Extension.ZERO && load.size() != Size.DW, CLEARS_UPPER_HALF);
            }
            case Store(Size _, Register _, short _, Operand src) -> {
                say(NO_BOUNDS_CHECK);
                sayIf(blinds && src instanceof Imm, BLINDED);
            }
            case Atomic(var op, Size _, Register _, short _, Register _) -> {
                say(NO_BOUNDS_CHECK);
                say(switch (op) {
                    case ADD, OR, AND, XOR, FETCH_ADD, XCHG, CMPXCHG -> LOCKED;
                    case FETCH_OR, FETCH_AND, FETCH_XOR -> TRIED_UNTIL_DONE;
                });
            }
            case LoadAcquire _, StoreRelease _ -> say(NO_BOUNDS_CHECK, ORDER_FOR_FREE);
            case LegacyLoad _ -> {
                say(PACKET_BY_CALL, ADDRESS_MADE_UP, CALLEE_SAVED);
                sayIf(blinds, BLINDED);
            }
            case Jump jump -> sayIf(jump.offset() == 0, NOTHING_TO_DO);
            case Branch branch -> {
                say(FLAGS_THEN_JUMP);
                sayIf(blinds && branch.right() instanceof Imm, BLINDED);
                sayIf(!blinds && branch.op() != Condition.JSET && branch.right() instanceof Imm(int number) && number == 0, ZERO_BY_TEST);
            }
            case CallHelper _, CallKfunc _ -> say(ARGUMENTS_IN_PLACE, CALLEE_SAVED, ADDRESS_MADE_UP);
            case CallLocal _, CallRegister _ -> say(ARGUMENTS_IN_PLACE, CALLEE_SAVED);
            case Exit _ -> say(TO_EPILOGUE);
        }
    }

    private void look(Alu alu) {
        sayIf(alu.width() == Width.W32, CLEARS_UPPER_HALF);
        switch (alu.op()) {
            case DIV, MOD, SDIV, SMOD -> {
                boolean signed = DivisionWriter.isSigned(alu.op());
                switch (alu.src()) {
                    case Register _ -> {
                        say(DIVISION_NEEDS_RAX_RDX, ZERO_CHECK);
                        sayIf(signed, MINUS_ONE_CHECK);
                    }
                    case Imm(int number) -> {
                        boolean divides = !DivisionWriter.isTrivial(alu.op(), number);
                        sayIf(divides, DIVISION_NEEDS_RAX_RDX);
                        sayIf(divides && blinds, BLINDED);
                    }
                }
            }
            case LSH, RSH, ARSH -> {
                sayIf(alu.src() instanceof Register || blinds, SHIFT_NEEDS_CL);
                sayIf(alu.src() instanceof Imm && blinds, BLINDED);
            }
            case ADD, SUB, MUL, OR, AND, XOR -> sayIf(alu.src() instanceof Imm && blinds, BLINDED);
        }
    }

    private void look(LoadImm64 load) {
        switch (load.source()) {
            case VALUE -> {
                sayIf(blinds, BLINDED);
                sayIf(!blinds && load.value() == 0, ZERO_BY_XOR);
                sayIf(load.value() != (int) load.value() && load.value() >>> 32 != 0, NUMBER_OF_64_BITS);
            }
            case MAP_BY_FD, MAP_BY_INDEX, MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX, VARIABLE, CODE -> say(NUMBER_OF_64_BITS, ADDRESS_MADE_UP);
        }
    }
}
