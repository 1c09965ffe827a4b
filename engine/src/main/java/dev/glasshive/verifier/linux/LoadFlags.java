package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import java.util.Set;

/// What the flags of `BPF_PROG_LOAD` ask for.
final class LoadFlags {
    /// Addresses must be multiples of the size of an access.
    private static final int STRICT_ALIGNMENT = 1;
    /// They need not be, even where they otherwise must.
    private static final int ANY_ALIGNMENT = 2;
    /// A state is remembered at every chance.
    static final int STATE_FREQUENCY = 8;
    private static final int SLEEPABLE = 16;
    private static final int ALL = 0xff;

    private static final Set<String> STABLE_MAPS = Set.of("hash", "lru_hash", "array", "percpu_hash", "percpu_array", "lru_percpu_hash", "array_of_maps", "hash_of_maps",
            "ringbuf", "user_ringbuf", "inode_storage", "sk_storage", "task_storage", "cgrp_storage", "queue", "stack", "arena");

    /// Types of programs that attach to something that BTF names.
    static final Set<String> TARGETED = Set.of("tracing", "struct_ops");
    private static final int ITERATOR = 28;

    private LoadFlags() {}

    /// Whether it is refused at once because it names no function of the kernel to attach to.
    static boolean needsTarget(Candidate candidate) {
        return switch (candidate.type()) {
            case "lsm", "ext" -> true;
            case "tracing" -> candidate.attachType() >= 24 && candidate.attachType() <= 26;
            default -> false;
        };
    }

    /// Whether Linux knows all of `flags`.
    static boolean exist(int flags) {
        return (flags & ~ALL) == 0;
    }

    static boolean has(Analysis analysis, int flag) {
        return (analysis.candidate.flags() & flag) != 0;
    }

    /// Whether addresses of all accesses must be multiples of their size.
    static boolean wantAlignment(Analysis analysis) {
        return has(analysis, STRICT_ALIGNMENT) && !has(analysis, ANY_ALIGNMENT);
    }

    /// Checks that a program that may sleep uses `map` only if its values stay while it does.
    static void checkMap(Candidate candidate, VerifierLog log, MapSpec map, int slot) throws Rejected {
        if ((candidate.flags() & SLEEPABLE) != 0 && !STABLE_MAPS.contains(map.type())) {
            log.print("Sleepable programs can only use array, hash, ringbuf and local storage maps\n");
            throw new Rejected(Rejected.EINVAL, slot);
        }
    }

    static boolean maySleep(Analysis analysis) {
        return has(analysis, SLEEPABLE);
    }

    /// Checks whether a program of this type may, or must, sleep.
    static void check(Analysis analysis) throws Rejected {
        String type = analysis.candidate.type();
        if (type.equals("struct_ops")) {
            throw new Rejected(Rejected.ENOTSUPP);
        }
        if (type.equals("tracing") && (!maySleep(analysis) || analysis.candidate.attachType() == ITERATOR)) {
            throw analysis.refuse(Rejected.EINVAL, "Tracing programs must provide btf_id");
        }
        if (type.equals("syscall")) {
            if (!maySleep(analysis)) {
                throw analysis.refuse(Rejected.EINVAL, "Syscall programs can only be sleepable");
            }
        } else if (maySleep(analysis) && !type.equals("kprobe")) {
            throw analysis.refuse(Rejected.EINVAL, "Only fentry/fexit/fmod_ret, lsm, iter, uprobe, and struct_ops programs can be sleepable");
        }
    }
}
