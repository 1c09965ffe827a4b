package dev.glasshive.verifier.linux;

import java.util.List;

/// What a helper expects in a register.
enum ArgumentKind {
    ANY("", Use.NONE), ANY_OR_NULL("fp", Use.NONE), MAP("map_ptr", Use.NONE), KEY(Words.MEMORY, Use.READ), VALUE(Words.MEMORY, Use.READ), VALUE_OR_NULL(Words.MEMORY, Use.READ),
    OUT_VALUE(Words.MEMORY, Use.FILL), CTX("ctx", Use.NONE), CTX_OR_NULL("ctx", Use.NONE), MEM(Words.MEMORY, Use.READ), MEM_OR_NULL(Words.MEMORY, Use.READ),
    RW_MEM(Words.MEMORY, Use.CHANGE), RW_MEM_OR_NULL(Words.MEMORY, Use.CHANGE), OUT_MEM(Words.MEMORY, Use.FILL), OUT_MEM_OR_NULL(Words.MEMORY, Use.FILL),
    RW4(Words.MEMORY, Use.CHANGE), OUT4(Words.MEMORY, Use.FILL), OUT8(Words.MEMORY, Use.FILL), IN20(Words.MEMORY, Use.READ), IN40(Words.MEMORY, Use.READ),
    SIZE("scalar", Use.NONE), SIZE0("scalar", Use.NONE), ALLOC_SIZE("scalar", Use.NONE), ALLOC_SIZE0("scalar", Use.NONE),
    PLAIN_SOCK(Words.VIEWS, Use.NONE), FULL_SOCK_OR_NULL("sock", Use.NONE), SOCK(Words.SOCKETS, Use.NONE), SOCK_OR_NULL(Words.SOCKETS, Use.NONE), RELEASE_SOCK(Words.SOCKETS, Use.NONE),
    RELEASE_RINGBUF("ringbuf_mem", Use.NONE), FUNC("func", Use.NONE), CONST_STR("map_value", Use.NONE), TIMER("map_value", Use.NONE),
    SPIN_LOCK("map_value, ptr_", Use.NONE), KPTR("map_value, ptr_", Use.NONE), TASK(Words.STRUCTURES, Use.NONE), TASK_OR_NULL(Words.STRUCTURES, Use.NONE), FILE(Words.STRUCTURES, Use.NONE),
    CGROUP_OR_NULL(Words.STRUCTURES, Use.NONE), SK_BUFF(Words.STRUCTURES, Use.NONE), XDP_BUFF(Words.STRUCTURES, Use.NONE), KERNEL(Words.STRUCTURES, Use.NONE),
    PERCPU("percpu_ptr_, percpu_rcu_ptr_, percpu_trusted_ptr_", Use.NONE), DYNPTR(Words.DYNPTRS, Use.NONE), RELEASE_DYNPTR(Words.DYNPTRS, Use.NONE),
    NEW_LOCAL_DYNPTR(Words.DYNPTRS, Use.NONE), NEW_RINGBUF_DYNPTR(Words.DYNPTRS, Use.NONE);

    private final String expected;
    private final List<String> accepted;
    private final Use use;

    ArgumentKind(String expected, Use use) {
        this.expected = expected;
        this.accepted = List.of(expected.split(", "));
        this.use = use;
    }

    /// What the helper does with memory that it is given.
    enum Use {
        NONE, READ,
        /// It may write, and may read what was there.
        CHANGE,
        /// It writes, and does not read what was there.
        FILL
    }

    /// Lists of types that several kinds share.
    private static final class Words {
        static final String MEMORY = "fp, pkt, pkt_meta, map_key, map_value, mem, ringbuf_mem, buf, trusted_ptr_";
        static final String VIEWS = "sock_common, sock, tcp_sock, xdp_sock";
        static final String SOCKETS = VIEWS + ", ptr_, trusted_ptr_";
        static final String STRUCTURES = "ptr_, trusted_ptr_, rcu_ptr_";
        static final String DYNPTRS = "fp, dynptr_ptr";
    }

    /// The types that are taken, as messages list them.
    String expected() {
        return expected;
    }

    Use use() {
        return use;
    }

    /// Whether nothing says that the helper only reads the memory it is given.
    boolean mayWrite() {
        return use == Use.CHANGE || use == Use.FILL || this == KEY || this == VALUE || this == VALUE_OR_NULL;
    }

    boolean nullable() {
        return name().endsWith("_OR_NULL");
    }

    boolean releases() {
        return name().startsWith("RELEASE_");
    }

    boolean isDynptr() {
        return name().endsWith("DYNPTR");
    }

    /// Whether a value of the type that messages call `type` is taken.
    boolean accepts(String type) {
        return accepted.contains(type) || use == Use.READ && type.startsWith("rdonly_") && accepted.contains(type.substring("rdonly_".length()));
    }
}
