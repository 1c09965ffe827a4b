package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Vm;
import java.util.List;
import java.util.Optional;

/// A place where a segment hands the machine on, and what it takes to bring the machine to the exact state there.
///
/// A function that is written out where it is called has no frame while it runs; it gets one here, before anybody looks. Until then nobody misses it: the function does not
/// touch it, calls nobody, and has not changed r6 to r9, so the frame keeps what they hold now. Only a pointer that it has made up could lead into a frame that is not there:
/// so an access that traps inside such a function is left to the interpreter, which tries it again with everything in place.
///
/// @param slot of the next instruction, or of the one that traps
/// @param ahead how many instructions the segment's clock has counted that have not run: it counts whole blocks
/// @param known as it follows from the segment's variable
/// @param open the call that is open without a frame
record Leave(int slot, int ahead, Mask known, Optional<Open> open) {
    /// A call without a frame.
    ///
    /// @param slot of the call
    /// @param saved which of r6 to r9 the caller had values in
    record Open(int slot, int saved) {}

    /// What compiled code calls where it leaves. Registers have been written back.
    static void leave(List<Leave> leaves, Vm vm, int site, long clock, int known) {
        leaves.get(site).settle(vm, clock, known);
    }

    /// What compiled code calls where an instruction has thrown. Registers have been written back.
    static void trap(RuntimeException thrown, List<Leave> leaves, Vm vm, int site, long clock, int known) {
        Leave leave = leaves.get(site);
        leave.settle(vm, clock, known);
        if (leave.open.isEmpty() || !CompiledCalls.isTrap(thrown)) {
            CompiledCalls.stop(vm, thrown);
        }
    }

    private void settle(Vm vm, long clock, int from) {
        open.ifPresent(call -> CompiledCalls.open(vm, call.slot, call.saved));
        CompiledCalls.set(vm, slot, clock - ahead, known.from(from));
    }
}
