package dev.glasshive.rosetta;

import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Absolute;
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
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import java.util.Locale;

/// What an instruction is called on its card.
///
/// @param row one for each row of the opcode matrix, such as `alu64-add-reg`
/// @param page one for each operator, such as `add`: the page of prose about it
/// @param title in words, such as `ADD, 64 bits, register`
record CardName(String row, String page, String title) {

    static CardName of(Instruction instruction) {
        return switch (instruction) {
            case Alu alu -> operation("alu", alu.op().name(), alu.width().bits(), alu.src());
            case Mov move -> operation("alu", "MOV", move.width().bits(), move.src());
            case MovSx move -> new CardName("alu" + move.width().bits() + "-movsx" + move.from().bits(), "movsx",
                    "MOVSX, " + move.from().bits() + " to " + move.width().bits() + " bits");
            case Neg negate -> new CardName("alu" + negate.width().bits() + "-neg", "neg", "NEG, " + negate.width().bits() + " bits");
            case ByteSwap swap -> new CardName(swap.op().mnemonic() + swap.size().bits(), swap.op().mnemonic(),
                    swap.op().mnemonic().toUpperCase(Locale.ROOT) + ", " + swap.size().bits() + " bits");
            case LoadImm64 load -> {
                String source = lower(load.source().name());
                yield new CardName("lddw-" + source, "lddw-" + source, "LDDW, " + source.replace('-', ' '));
            }
            case Load load -> {
                boolean signed = load.extension() == Extension.SIGN;
                yield new CardName("ldx-" + (signed ? load.size().signedType() : load.size().unsignedType()), signed ? "ldxsx" : "ldx",
                        (signed ? "LDXSX, " : "LDX, ") + load.size().bits() + " bits");
            }
            case Store store -> new CardName((store.src() instanceof Register ? "stx-" : "st-") + store.size().unsignedType(), "st",
                    (store.src() instanceof Register ? "STX, " : "ST, ") + store.size().bits() + " bits");
            case Atomic atomic -> new CardName("atomic-" + atomic.size().unsignedType() + "-" + lower(atomic.op().name()), "atomic-" + lower(atomic.op().name()),
                    "ATOMIC " + atomic.op().name() + ", " + atomic.size().bits() + " bits");
            case LoadAcquire load -> new CardName("load-acquire-" + load.size().unsignedType(), "load-acquire", "LOAD ACQUIRE, " + load.size().bits() + " bits");
            case StoreRelease store -> new CardName("store-release-" + store.size().unsignedType(), "store-release",
                    "STORE RELEASE, " + store.size().bits() + " bits");
            case LegacyLoad load -> new CardName((load.index() instanceof Absolute ? "ld-abs-" : "ld-ind-") + load.size().unsignedType(), "ld-packet",
                    (load.index() instanceof Absolute ? "LD ABS, " : "LD IND, ") + load.size().bits() + " bits");
            case Jump jump -> jump.reach() == Reach.SHORT ? new CardName("ja", "ja", "JA") : new CardName("gotol", "ja", "JA, 32-bit distance");
            case Branch branch -> operation("jmp", branch.op().name(), branch.width().bits(), branch.right());
            case CallHelper _ -> new CardName("call-helper", "call-helper", "CALL, helper");
            case CallLocal _ -> new CardName("call-local", "call-local", "CALL, function of the program");
            case CallKfunc _ -> new CardName("call-kfunc", "call-kfunc", "CALL, kernel function");
            case CallRegister _ -> new CardName("callx", "callx", "CALL, register");
            case Exit _ -> new CardName("exit", "exit", "EXIT");
        };
    }

    private static CardName operation(String family, String operator, int bits, Operand src) {
        String page = lower(operator);
        boolean register = src instanceof Register;
        return new CardName(family + bits + "-" + page + (register ? "-reg" : "-imm"), page, operator + ", " + bits + " bits, " + (register ? "register" : "immediate"));
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
