package dev.glasshive.tests.differential;

import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Vm;
import java.util.ArrayList;
import java.util.List;

/// All of a machine that can be seen from outside at a moment, a line each.
final class SeenState {
    private static final long WINDOW = 1L << 32;
    private static final int FRAMES = 8;
    private static final int STACK_BYTES = 512;
    private static final int MOST_CONTEXT = 256;

    private SeenState() {}

    /// The state of `vm`.
    ///
    /// @param stack r10 at the start of the run
    /// @param context r1 at the start of the run
    static List<String> of(Vm vm, long stack, long context) {
        List<String> lines = new ArrayList<>();
        lines.add(vm.status() + " at " + vm.program().name() + " " + vm.slot() + " " + vm.trap());
        for (Register register : Register.values()) {
            lines.add(register + " " + (vm.isKnown(register) ? Long.toHexString(vm.register(register)) : "unknown"));
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            lines.add("frame " + frame + bytes(vm, stack + frame * WINDOW - STACK_BYTES, STACK_BYTES));
        }
        lines.add("context" + bytes(vm, context, MOST_CONTEXT));
        for (BpfMap map : vm.maps()) {
            lines.add(map.spec().name() + " " + map.entries());
        }
        if (vm.status() != Status.RUNNING) {
            lines.add(vm.result().toString());
        }
        return lines;
    }

    private static String bytes(Vm vm, long address, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at += 8) {
            text.append(' ');
            vm.peek(address + at, 8).ifPresentOrElse(number -> text.append(Long.toHexString(number)), () -> text.append('-'));
        }
        return text.toString();
    }
}
