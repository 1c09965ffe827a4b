package dev.glasshive.asm;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import java.util.Map;

/// The words of `llvm-objdump -d`.
record LlvmWording(Names names) implements Wording {
    @Override
    public String number(long value) {
        return value < 0 ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
    }

    @Override
    public String target(int slot, int distance) {
        return signed(distance) + place(slot + 1L + distance);
    }

    /// The symbol before the target and how many bytes the target lies behind it. A target before the program counts as one behind everything.
    private String place(long target) {
        Map.Entry<Integer, String> symbol = target < 0 ? names.places().lastEntry() : names.places().floorEntry((int) Math.min(target, Integer.MAX_VALUE));
        if (symbol == null) {
            return "";
        }
        long distance = Fields.SLOT * (target - symbol.getKey());
        return " <" + symbol.getValue() + (distance == 0 ? "" : "+0x" + Long.toHexString(distance)) + ">";
    }

    @Override
    public String call(CallHelper call) {
        return "call " + number(call.id());
    }

    @Override
    public String call(CallLocal call, int slot) {
        return "call " + number(call.offset());
    }

    @Override
    public String call(CallKfunc call) {
        return "call " + number(call.btfId());
    }

    @Override
    public String wide(LoadImm64 load, int slot) {
        return load.source() == WideSource.VALUE
                ? load.dst() + " = " + number(load.value()) + " ll"
                : "ld_pseudo\t" + load.dst() + ", 0x" + Integer.toHexString(load.source().code()) + ", 0x" + Integer.toHexString(load.low());
    }

    /// The plain addition is older than the `w` registers, and the default processor still prints it so.
    @Override
    public String changer(Atomic atomic) {
        return atomic.op() == AtomicOp.ADD ? atomic.src().toString() : Wording.super.changer(atomic);
    }

    @Override
    public String index(LegacyLoad load, Indirect index) {
        return index.register().toString();
    }
}
