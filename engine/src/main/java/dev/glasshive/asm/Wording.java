package dev.glasshive.asm;

import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;

/// Where the C-like dialects differ: numbers, names, and the instructions that LLVM prints in short.
interface Wording {
    /// A signed number.
    String number(long value);

    /// Where a jump goes.
    ///
    /// @param slot where it stands
    String target(int slot, int distance);

    String call(CallHelper call);

    String call(CallLocal call, int slot);

    String call(CallKfunc call);

    String wide(LoadImm64 load, int slot);

    /// What stands in the brackets behind `skb`.
    String index(LegacyLoad load, Indirect index);

    /// The register that changes memory.
    default String changer(Atomic atomic) {
        return atomic.src().name(atomic.size() == Size.DW ? Width.W64 : Width.W32);
    }

    /// A number with its sign apart: `+ 4`, `- 8`.
    default String apart(long offset) {
        return offset < 0 ? "- " + number(-offset) : "+ " + number(offset);
    }

    /// A number with its sign: `+4`, `-8`.
    default String signed(long distance) {
        return distance < 0 ? number(distance) : "+" + number(distance);
    }
}
