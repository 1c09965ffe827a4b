package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.vm.HelperCalls.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Helpers that tell of the world: time, and who runs.
final class WorldHelpers {
    /// A tick of the clock at 250 a second, which coarse time and jiffies count.
    private static final long TICK = 4_000_000;
    /// Linux lets jiffies begin five minutes before they overflow 32 bits.
    private static final long FIRST_JIFFY = 0x1_0000_0000L - 300 * 250;

    private WorldHelpers() {}

    static Map<String, Behaviour> all() {
        return Map.ofEntries(
                Map.entry("bpf_get_current_pid_tgid", (vm, _) -> pair(vm.world().tgid(), vm.world().pid())),
                Map.entry("bpf_get_current_uid_gid", (vm, _) -> pair(vm.world().gid(), vm.world().uid())),
                Map.entry("bpf_get_current_comm", WorldHelpers::name),
                Map.entry("bpf_get_current_cgroup_id", (vm, _) -> vm.world().cgroup()),
                Map.entry("bpf_get_current_task", (vm, _) -> vm.world().task()),
                Map.entry("bpf_get_numa_node_id", (vm, _) -> vm.world().node()),
                Map.entry("bpf_get_ns_current_pid_tgid", WorldHelpers::inNamespace),
                Map.entry("bpf_ktime_get_coarse_ns", (vm, _) -> vm.nanos() / TICK * TICK),
                Map.entry("bpf_ktime_get_tai_ns", (vm, _) -> vm.nanos() + vm.world().taiOffset()),
                Map.entry("bpf_jiffies64", (vm, _) -> FIRST_JIFFY + vm.nanos() / TICK));
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | low & 0xffff_ffffL;
    }

    private static long name(Vm vm, HelperArguments arguments) {
        int size = arguments.size(Register.R2);
        byte[] name = Arrays.copyOf(vm.world().comm().getBytes(StandardCharsets.UTF_8), size);
        name[size - 1] = 0;
        vm.memory.write(arguments.value(Register.R1), name);
        return Errno.OK.result();
    }

    /// No device and file names a namespace here, so none is the one of the thread.
    private static long inNamespace(Vm vm, HelperArguments arguments) {
        vm.memory.write(arguments.value(Register.R3), new byte[arguments.size(Register.R4)]);
        return Errno.EINVAL.result();
    }
}
