package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.vm.HelperCalls.Behaviour;
import java.util.Map;

/// Helpers of programs on socket buffers that read, grow and cut the packet, with the order of checks of Linux 6.18.
final class SocketBufferHelpers {
    private static final int LINK_HEADER = 14;
    /// Four pages less what the kernel keeps behind.
    private static final int MOST_BYTES = 16_064;
    private static final int MOST_OFFSET = 0xffff;

    private SocketBufferHelpers() {}

    static Map<String, Behaviour> all() {
        return Map.of(
                "bpf_skb_load_bytes_relative", SocketBufferHelpers::loadRelative,
                "bpf_skb_pull_data", SocketBufferHelpers::pull,
                "bpf_skb_change_tail", SocketBufferHelpers::changeTail,
                "bpf_get_cgroup_classid", (_, _) -> 0,
                "bpf_get_route_realm", (_, _) -> 0);
    }

    private static long loadRelative(Vm vm, HelperArguments arguments) {
        long offset = arguments.value(Register.R2) & 0xffff_ffffL;
        int length = arguments.size(Register.R4);
        long start = arguments.value(Register.R5) & 0xffff_ffffL;
        int base = start == 0 ? -vm.linkLength() : LINK_HEADER - vm.linkLength();
        long at = offset + base;
        boolean known = start <= 1 && offset <= MOST_OFFSET;
        if (!known || at < -vm.linkLength() || at > vm.packet().length() - length) {
            vm.memory.write(arguments.value(Register.R3), new byte[length]);
            return Errno.EFAULT.result();
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int from = (int) at + i;
            // The link header is no memory of the program: its bytes come from the packet as it was captured.
            bytes[i] = from < 0 ? vm.input().frame().at(vm.linkLength() + from) : (byte) vm.memory.load(vm.packet().address(from), 1);
        }
        vm.memory.write(arguments.value(Register.R3), bytes);
        return Errno.OK.result();
    }

    /// All bytes lie in a row here, so there is nothing to pull; pointers go all the same.
    private static long pull(Vm vm, HelperArguments arguments) {
        long wanted = arguments.value(Register.R2) & 0xffff_ffffL;
        boolean there = wanted <= vm.packet().length();
        vm.packet().renew();
        vm.packetMoved();
        return there ? Errno.OK.result() : -12;
    }

    private static long changeTail(Vm vm, HelperArguments arguments) {
        long length = arguments.value(Register.R2) & 0xffff_ffffL;
        boolean wrong = arguments.value(Register.R3) != 0 || length < LINK_HEADER || length > MOST_BYTES;
        if (wrong) {
            vm.packet().renew();
        } else {
            vm.packet().resize((int) length);
        }
        vm.packetMoved();
        return (wrong ? Errno.EINVAL : Errno.OK).result();
    }
}
