package dev.glasshive.asm;

import dev.glasshive.isa.Fields;
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
        return signed(distance) + place(slot + 1 + distance);
    }

    /// The symbol before the target and how many bytes the target lies behind it. A target before the program counts as one behind everything.
    private String place(int target) {
        Map.Entry<Integer, String> symbol = target < 0 ? names.places().lastEntry() : names.places().floorEntry(target);
        if (symbol == null) {
            return "";
        }
        long distance = (long) Fields.SLOT * (target - symbol.getKey());
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
                ? load.dst() + " = 0x" + Long.toHexString(load.value()) + " ll"
                : "ld_pseudo\t" + load.dst() + ", 0x" + Integer.toHexString(load.source().code()) + ", 0x" + Integer.toHexString(load.low());
    }

    @Override
    public String index(LegacyLoad load, Indirect index) {
        return index.register().toString();
    }
}
