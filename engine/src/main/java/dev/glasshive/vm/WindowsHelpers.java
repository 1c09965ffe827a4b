package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.vm.HelperCalls.Behaviour;
import dev.glasshive.vm.HelperArguments.MapArgument;
import java.util.Arrays;
import java.util.Map;

/// Helpers that only eBPF for Windows has. Sizes that do not fit are an invalid argument; processes, times and the like are made up and stable.
final class WindowsHelpers {
    private static final long NANOS_A_MILLISECOND = 1_000_000;
    private static final long PROCESS = 4242;
    private static final long THREAD = 4243;
    private static final long LOGON = 0x3e7;
    private static final long CREATED = 133_700_000_000_000_000L;

    private WindowsHelpers() {}

    static void addTo(Map<String, Behaviour> behaviours) {
        for (int arguments = 2; arguments <= 5; arguments++) {
            behaviours.put("bpf_trace_printk" + arguments, Printing::print);
        }
        behaviours.put("bpf_map_lookup_and_delete_elem", WindowsHelpers::lookupAndDelete);
        behaviours.put("bpf_memcpy_s", WindowsHelpers::copy);
        behaviours.put("bpf_memmove_s", WindowsHelpers::copy);
        behaviours.put("bpf_memcmp_s", WindowsHelpers::compare);
        behaviours.put("bpf_memset", WindowsHelpers::fill);
        behaviours.put("bpf_strncpy_s", WindowsHelpers::copyText);
        behaviours.put("bpf_strncat_s", WindowsHelpers::append);
        behaviours.put("bpf_strnlen_s", (vm, arguments) -> length(arguments.bytes(Register.R1, arguments.size(Register.R2))));
        behaviours.put("bpf_ktime_get_ms", (vm, arguments) -> milliseconds(vm));
        behaviours.put("bpf_ktime_get_boot_ms", (vm, arguments) -> milliseconds(vm));
        behaviours.put("bpf_get_current_logon_id", (vm, arguments) -> LOGON);
        behaviours.put("bpf_is_current_admin", (vm, arguments) -> 0);
        behaviours.putIfAbsent("bpf_get_current_pid_tgid", (vm, arguments) -> PROCESS << 32 | THREAD);
        behaviours.putIfAbsent("bpf_get_socket_cookie", (vm, arguments) -> 1);
        behaviours.put("bpf_get_current_process_start_key", (vm, arguments) -> PROCESS);
        behaviours.put("bpf_get_current_thread_create_time", (vm, arguments) -> CREATED);
        behaviours.put("bpf_sock_ops_get_flow_id", (vm, arguments) -> 1);
        behaviours.put("bpf_sock_addr_set_redirect_context", (vm, arguments) -> {
            arguments.bytes(Register.R2, arguments.size(Register.R3));
            return 0;
        });
    }

    private static long milliseconds(Vm vm) {
        return vm.nanos() / NANOS_A_MILLISECOND;
    }

    /// The value stays readable until its cell is used again.
    private static long lookupAndDelete(Vm vm, HelperArguments arguments) {
        MapArgument map = arguments.valueMap(Register.R1);
        byte[] key = arguments.key(Register.R2, map);
        arguments.lookedUp(map, key);
        int cell = map.map().lookup(key);
        if (cell < 0) {
            return 0;
        }
        arguments.mapWritable(map);
        arguments.changing(map, key);
        map.map().delete(key);
        return AddressSpace.mapValues(map.ordinal(), (long) cell * ValuesRegion.stride(map.map().spec()));
    }

    private static long copy(Vm vm, HelperArguments arguments) {
        byte[] source = arguments.bytes(Register.R3, arguments.size(Register.R4));
        if (source.length > arguments.size(Register.R2)) {
            return Errno.EINVAL.result();
        }
        vm.memory.write(arguments.value(Register.R1), source);
        return 0;
    }

    private static long compare(Vm vm, HelperArguments arguments) {
        byte[] first = arguments.bytes(Register.R1, arguments.size(Register.R2));
        byte[] second = arguments.bytes(Register.R3, arguments.size(Register.R4));
        return first.length == second.length ? Arrays.compareUnsigned(first, second) : Integer.compare(first.length, second.length);
    }

    private static long fill(Vm vm, HelperArguments arguments) {
        byte[] bytes = new byte[arguments.size(Register.R2)];
        Arrays.fill(bytes, (byte) arguments.value(Register.R3));
        vm.memory.write(arguments.value(Register.R1), bytes);
        return 0;
    }

    /// How many bytes lie before the first zero.
    private static int length(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return end;
    }

    private static long copyText(Vm vm, HelperArguments arguments) {
        return put(vm, arguments, 0);
    }

    private static long append(Vm vm, HelperArguments arguments) {
        return put(vm, arguments, length(arguments.bytes(Register.R1, arguments.size(Register.R2))));
    }

    /// Puts the text in r3 behind `at` bytes of r1, with a zero at its end.
    private static long put(Vm vm, HelperArguments arguments, int at) {
        int room = arguments.size(Register.R2);
        byte[] text = arguments.bytes(Register.R3, arguments.size(Register.R4));
        int length = length(text);
        if (length >= room - at) {
            return Errno.EINVAL.result();
        }
        vm.memory.write(arguments.value(Register.R1) + at, Arrays.copyOf(Arrays.copyOf(text, length), length + 1));
        return 0;
    }
}
