package dev.glasshive.elf;

import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.isa.Instruction;
import java.util.List;
import java.util.Map;

/// A function whose maps are known and whose calls still name places in the file, so that it can stand anywhere in a program.
///
/// @param targets by slot of the function: what a call or an address of code there refers to
record RelocatedFunction(Function function, List<Instruction> instructions, Map<Integer, Target> targets) {

    /// A slot of `function`, counted from its start.
    record Target(Function function, int slot) {}
}
