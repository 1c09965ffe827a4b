package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Vm;
import java.util.List;

/// A place where a segment hands the machine on, and what it takes to bring the machine to the exact state there.
///
/// @param slot of the next instruction, or of the one that traps
/// @param ahead how many instructions the segment's clock has counted that have not run: it counts whole blocks
/// @param known as it follows from the segment's variable
record Leave(int slot, int ahead, Mask known) {
    /// What compiled code calls where it leaves. Registers have been written back.
    static void leave(List<Leave> leaves, Vm vm, int site, long clock, int known) {
        leaves.get(site).settle(vm, clock, known);
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
