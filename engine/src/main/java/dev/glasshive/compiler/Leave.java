package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Vm;
import java.util.List;

/// A place where a segment hands the machine on, and what it takes to bring the machine to the exact state there.
///
/// @param slot of the next instruction, or of the one that traps
/// @param ahead how many instructions the segment's clock has counted that have not run: it counts whole blocks
/// @param known as it follows from the segment's variable
record Leave(Kind kind, int slot, int ahead, Mask known) {
    enum Kind {
        /// To the instruction at the slot, or out of it with a trap.
        HERE,
        /// By the `exit` at the slot.
        EXIT
    }

    /// What compiled code calls where it leaves. Registers have been written back.
    static void leave(List<Leave> leaves, Vm vm, int site, long clock, int known) {
        Leave leave = leaves.get(site);
        leave.settle(vm, clock, known);
        if (leave.kind == Kind.EXIT) {
            CompiledCalls.exit(vm);
        }
    }

    /// What compiled code calls where an instruction has thrown. Registers have been written back.
    static void trap(RuntimeException thrown, List<Leave> leaves, Vm vm, int site, long clock, int known) {
        leaves.get(site).settle(vm, clock, known);
        CompiledCalls.stop(vm, thrown);
    }

    private void settle(Vm vm, long clock, int from) {
        CompiledCalls.set(vm, slot, clock - ahead, known.from(from));
    }
}
