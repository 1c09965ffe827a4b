package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Candidate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which expected attach types the kernel takes; it refuses others before it looks at the program.
final class AttachTypes {
    private static final Map<String, Set<Integer>> ALLOWED = Map.of(
            "cgroup_skb", Set.of(0, 1), "cgroup_sock", Set.of(2, 12, 13, 34), "cgroup_sockopt", Set.of(21, 22), "sk_lookup", Set.of(36), "sk_reuseport", Set.of(39, 40),
            "netfilter", Set.of(45), "cgroup_sock_addr", Set.of(8, 9, 10, 11, 14, 15, 19, 20, 29, 30, 31, 32, 49, 50, 51, 52, 53), "syscall", Set.of(0));
    private static final Map<String, Integer> DEFAULTS = Map.of("cgroup_sock", 2, "sk_reuseport", 39);

    private AttachTypes() {}

    /// `candidate`, with the type that the kernel fills in where it says none; empty where the kernel refuses.
    static Optional<Candidate> complete(Candidate candidate) {
        int type = candidate.attachType() == 0 ? DEFAULTS.getOrDefault(candidate.type(), 0) : candidate.attachType();
        Set<Integer> allowed = ALLOWED.get(candidate.type());
        return allowed == null || allowed.contains(type) ? Optional.of(candidate.attachedAs(type)) : Optional.empty();
    }
}
