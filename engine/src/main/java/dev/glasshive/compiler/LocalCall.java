package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Vm;
import org.jspecify.annotations.Nullable;

/// The call of a function of the program, as compiled code makes it.
final class LocalCall {
    private final CompiledCode code;
    private final int target;
    private CompiledCode.@Nullable Entry last;

    LocalCall(CompiledCode code, int target) {
        this.code = code;
        this.target = target;
    }

    /// Opens a frame for the function.
    ///
    /// @return what runs it, not far from `end`; null if the machine has stopped, or stands at the function's start for somebody else to run it
    @Nullable Segment open(Vm vm, long end) {
        if (!CompiledCalls.call(vm, target)) {
            return null;
        }
        int known = CompiledCalls.known(vm);
        CompiledCode.Entry entry = last;
        if (entry == null || entry.known() != known) {
            entry = code.entry(target, known);
            if (entry == null) {
                return null;
            }
            last = entry;
        }
        return end - CompiledCalls.clock(vm) < entry.bound() ? null : entry.segment();
    }
}
