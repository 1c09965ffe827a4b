package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.ArrayMap;
import dev.glasshive.map.Errno;
import dev.glasshive.map.HashTable;
import dev.glasshive.vm.HelperArguments.MapArgument;
import dev.glasshive.vm.HelperCalls.Behaviour;
import java.util.Map;

/// Helpers about other devices, processors and events: what they answer on a machine with one device and no event open.
final class DeviceHelpers {
    private static final long INGRESS = 1;
    private static final long XDP_ABORTED = 0;
    private static final long XDP_REDIRECT = 4;
    private static final long TC_ACT_SHOT = 2;
    private static final long TC_ACT_REDIRECT = 7;

    private DeviceHelpers() {}

    static Map<String, Behaviour> all() {
        return Map.of(
                "bpf_redirect", DeviceHelpers::redirect,
                "bpf_redirect_peer", (_, arguments) -> arguments.value(Register.R2) != 0 ? TC_ACT_SHOT : TC_ACT_REDIRECT,
                "bpf_redirect_neigh", DeviceHelpers::redirectNeighbour,
                "bpf_perf_event_read", DeviceHelpers::noEvent,
                "bpf_get_stackid", (_, _) -> Errno.EOPNOTSUPP.result(),
                "bpf_get_stack", (_, _) -> Errno.EOPNOTSUPP.result(),
                "bpf_map_lookup_percpu_elem", DeviceHelpers::lookup);
    }

    private static long redirect(Vm vm, HelperArguments arguments) {
        long flags = arguments.value(Register.R2);
        if (vm.type().filter(type -> type.name().equals("xdp")).isPresent()) {
            return flags != 0 ? XDP_ABORTED : XDP_REDIRECT;
        }
        return (flags & ~INGRESS) != 0 ? TC_ACT_SHOT : TC_ACT_REDIRECT;
    }

    private static long redirectNeighbour(Vm vm, HelperArguments arguments) {
        long length = arguments.value(Register.R3);
        boolean wrong = arguments.value(Register.R4) != 0 || length != 0 && length < 20;
        return wrong ? TC_ACT_SHOT : TC_ACT_REDIRECT;
    }

    private static long noEvent(Vm vm, HelperArguments arguments) {
        return Errno.ENOENT.result();
    }

    private static long lookup(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.map(Register.R1);
        if (!map.map().spec().type().contains("percpu") || !(map.map() instanceof ArrayMap || map.map() instanceof HashTable)) {
            throw arguments.refuse(Register.R1, "map " + map.map().spec().name() + " has no values of its own for each processor");
        }
        byte[] key = arguments.key(Register.R2, map);
        arguments.lookedUp(map, key);
        long cpu = arguments.value(Register.R3) & 0xffff_ffffL;
        int cell = map.map().lookup(key);
        if (cell < 0 || cpu >= vm.host().cpus()) {
            return 0;
        }
        long own = map.map().cells().own(cell, (int) cpu);
        return AddressSpace.mapValues(map.ordinal(), own * ValuesRegion.stride(map.map().spec()));
    }
}
