package dev.glasshive.asm;

import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import java.util.Optional;

/// The words of our own source text.
record SourceWording(Names names) implements Wording {
    /// Numbers up to here are easier to read in decimal.
    private static final long DECIMAL = 0xfffe;

    @Override
    public String number(long value) {
        if (value >= -DECIMAL && value <= DECIMAL) {
            return Long.toString(value);
        }
        return value < 0 ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
    }

    @Override
    public String target(int slot, int distance) {
        return place(slot + 1 + distance).orElseGet(() -> signed(distance));
    }

    private Optional<String> place(int slot) {
        return Optional.ofNullable(names.places().get(slot)).map(Words::written);
    }

    /// A helper goes by its name unless a function or label of the program has the same.
    @Override
    public String call(CallHelper call) {
        return "call " + names.helpers().nameOf(call.id())
                .filter(name -> !names.places().containsValue(name))
                .map(Words::written)
                .orElseGet(() -> call.id() < 0 ? "helper(" + call.id() + ")" : number(call.id()));
    }

    @Override
    public String call(CallLocal call, int slot) {
        return "call " + target(slot, call.offset());
    }

    @Override
    public String call(CallKfunc call) {
        return "call kfunc(" + call.btfId() + (call.module() == 0 ? "" : ", " + call.module()) + ")";
    }

    @Override
    public String wide(LoadImm64 load, int slot) {
        return load.dst() + " = " + address(load, slot) + " ll";
    }

    private String address(LoadImm64 load, int slot) {
        String high = load.high() == 0 && !hasOffset(load.source()) ? "" : " " + apart(load.high());
        return switch (load.source()) {
            case VALUE -> number(load.value());
            case CODE -> "code_addr(" + target(slot, load.low()) + ")" + high;
            case MAP_BY_INDEX -> high.isEmpty() && isMap(load.low()) ? map(load.low()) : call("map_by_idx", load.low()) + high;
            case MAP_VALUE_BY_INDEX -> "map_value(" + (isMap(load.low()) ? map(load.low()) : Integer.toString(load.low())) + ")" + high;
            case MAP_BY_FD, MAP_VALUE_BY_FD, VARIABLE -> call(Words.wideName(load.source()).orElseThrow(), load.low()) + high;
        };
    }

    private static String call(String function, int argument) {
        return function + "(" + argument + ")";
    }

    private static boolean hasOffset(WideSource source) {
        return source == WideSource.MAP_VALUE_BY_INDEX || source == WideSource.MAP_VALUE_BY_FD;
    }

    private boolean isMap(int index) {
        return index >= 0 && index < names.maps().size();
    }

    private String map(int index) {
        return Words.written(names.maps().get(index));
    }

    @Override
    public String index(LegacyLoad load, Indirect index) {
        return index.register() + (load.offset() == 0 ? "" : " " + apart(load.offset()));
    }
}
