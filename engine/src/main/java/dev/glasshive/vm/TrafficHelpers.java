package dev.glasshive.vm;

import dev.glasshive.isa.Register;
import dev.glasshive.map.Errno;
import dev.glasshive.vm.HelperCalls.Behaviour;
import java.util.Map;

/// Helpers of traffic control that make room in a packet and tell of its flow and socket, as a test run of Linux 6.18 answers them.
final class TrafficHelpers {
    private static final int LINK_HEADER = 14;
    private static final int ETHER_TYPE = 12;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int MOST_BYTES = 16_064;
    /// What `bpf_skb_adjust_room` knows: segments kept, five kinds of tunnels, checksum kept, two kinds of packets taken out of one.
    private static final long ROOM_FLAGS = 0x1ff;
    private static final long TUNNEL_FLAGS = 0b0_0101_1110;
    /// Where it takes the length of a tunnel's link header from.
    private static final long LINK_LENGTH = 0xffL << 56;
    private static final int MOST_ROOM = 0xfff;
    /// `ENOTSUPP`, which is none of the numbers that programs of users see.
    private static final long NOT_SUPPORTED = -524;
    private static final int OTHER_HOST = 3;
    /// `BPF_CSUM_LEVEL_RESET`.
    private static final int LAST_LEVEL_ACTION = 3;
    private static final String HASH = "hash";

    private TrafficHelpers() {}

    static Map<String, Behaviour> all() {
        return Map.ofEntries(
                Map.entry("bpf_skb_change_head", TrafficHelpers::changeHead),
                Map.entry("bpf_skb_adjust_room", TrafficHelpers::adjustRoom),
                Map.entry("bpf_skb_change_type", TrafficHelpers::changeType),
                Map.entry("bpf_csum_update", (_, _) -> NOT_SUPPORTED),
                Map.entry("bpf_csum_level", TrafficHelpers::checksumLevel),
                Map.entry("bpf_get_hash_recalc", TrafficHelpers::hash),
                Map.entry("bpf_set_hash", (vm, arguments) -> setHash(vm, arguments.value(Register.R2))),
                Map.entry("bpf_set_hash_invalid", (vm, _) -> setHash(vm, 0)),
                Map.entry("bpf_clone_redirect", TrafficHelpers::cloneRedirect),
                // The socket of a test run belongs to root, to the first control group, and to nobody's class.
                Map.entry("bpf_get_socket_cookie", (_, _) -> 1),
                Map.entry("bpf_get_socket_uid", (_, _) -> 0),
                Map.entry("bpf_skb_cgroup_id", (_, _) -> 1),
                Map.entry("bpf_skb_ancestor_cgroup_id", (_, arguments) -> (int) arguments.value(Register.R2) == 0 ? 1 : 0),
                Map.entry("bpf_skb_cgroup_classid", (_, _) -> 0),
                // Nothing is attached, so there is no address and no cookie to tell.
                Map.entry("bpf_get_func_ip", (_, _) -> 0),
                Map.entry("bpf_get_attach_cookie", (_, _) -> 0));
    }

    private static long changeHead(Vm vm, HelperArguments arguments) {
        long bytes = arguments.value(Register.R2) & 0xffff_ffffL;
        boolean wrong = arguments.value(Register.R3) != 0 || vm.packet().length() + bytes > MOST_BYTES;
        return moved(vm, 0, wrong ? 0 : (int) bytes, wrong ? Errno.EINVAL.result() : 0);
    }

    /// Room behind the network header (mode 0) or before it (mode 1).
    private static long adjustRoom(Vm vm, HelperArguments arguments) {
        int bytes = (int) arguments.value(Register.R2);
        int mode = (int) arguments.value(Register.R3);
        long flags = arguments.value(Register.R4);
        if ((flags & ~(ROOM_FLAGS | LINK_LENGTH)) != 0) {
            return moved(vm, 0, 0, Errno.EINVAL.result());
        }
        if ((flags & (TUNNEL_FLAGS | LINK_LENGTH)) != 0) {
            throw arguments.refuse(Register.R4, "the flags that announce a tunnel are not simulated; leave them out");
        }
        if (Math.abs((long) bytes) > MOST_ROOM) {
            return moved(vm, 0, 0, Errno.EFAULT.result());
        }
        PacketBuffer packet = vm.packet();
        int type = packet.length() < LINK_HEADER ? 0 : (packet.bytes()[ETHER_TYPE] & 0xff) << 8 | packet.bytes()[ETHER_TYPE + 1] & 0xff;
        int header = type == IPV4 ? IPV4_HEADER : IPV6_HEADER;
        boolean possible = (type == IPV4 || type == IPV6) && (mode == 0 || mode == 1) && packet.length() + bytes >= LINK_HEADER + header;
        return moved(vm, mode == 0 ? LINK_HEADER + header : LINK_HEADER, possible ? bytes : 0, possible ? 0 : NOT_SUPPORTED);
    }

    private static long moved(Vm vm, int at, int bytes, long result) {
        vm.packet().splice(at, bytes);
        vm.packetMoved();
        return result;
    }

    private static long changeType(Vm vm, HelperArguments arguments) {
        long type = arguments.value(Register.R2) & 0xffff_ffffL;
        if (type > OTHER_HOST) {
            return Errno.EINVAL.result();
        }
        vm.contextField("pkt_type", type);
        return 0;
    }

    private static long checksumLevel(Vm vm, HelperArguments arguments) {
        long action = arguments.value(Register.R2);
        // A packet of a test run has no checksum that anybody has verified.
        return action == 0 ? Errno.EACCES.result() : Long.compareUnsigned(action, LAST_LEVEL_ACTION) > 0 ? Errno.EINVAL.result() : 0;
    }

    /// Linux mixes addresses and ports with a secret that it draws when it starts, so the number is nobody's to know.
    private static long hash(Vm vm, HelperArguments arguments) {
        long known = vm.contextField(HASH);
        if (known != 0) {
            return known;
        }
        long mixed = vm.world().seed();
        for (byte b : vm.packet().bytes()) {
            mixed = World.mix(mixed + b);
        }
        return setHash(vm, mixed >>> 32) + vm.contextField(HASH);
    }

    private static long setHash(Vm vm, long hash) {
        vm.contextField(HASH, hash & 0xffff_ffffL);
        return 0;
    }

    /// Nobody receives the copy. The only device that a test run has is number 1.
    private static long cloneRedirect(Vm vm, HelperArguments arguments) {
        boolean wrong = (arguments.value(Register.R3) & ~1) != 0 || (int) arguments.value(Register.R2) != 1;
        return moved(vm, 0, 0, wrong ? Errno.EINVAL.result() : 0);
    }
}
