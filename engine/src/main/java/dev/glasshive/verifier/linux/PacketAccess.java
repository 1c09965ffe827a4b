package dev.glasshive.verifier.linux;

import java.util.Set;

/// Which program types may use packets as memory.
final class PacketAccess {
    private static final Set<String> READERS = Set.of("lwt_in", "lwt_out", "lwt_seg6local", "sk_reuseport", "flow_dissector", "cgroup_skb");
    private static final Set<String> WRITERS = Set.of("sched_cls", "sched_act", "xdp", "lwt_xmit", "sk_skb", "sk_msg");
    private static final Set<String> OPTIONS = Set.of("cgroup_sockopt");

    private PacketAccess() {}

    static boolean mayWrite(String type) {
        return WRITERS.contains(type) || OPTIONS.contains(type);
    }

    /// Whether a helper may be given packet memory.
    ///
    /// @param taken whether this helper takes any
    static boolean mayPass(String type, boolean taken) {
        return OPTIONS.contains(type) || taken && (READERS.contains(type) || WRITERS.contains(type));
    }
}
