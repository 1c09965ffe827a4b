package dev.glasshive.verifier.linux;

/// What an address leads to.
sealed interface PointerKind {
    /// The name that the log uses.
    String typeName();

    /// The structure that a program is called with.
    record Context() implements PointerKind {
        @Override
        public String typeName() {
            return "ctx";
        }
    }

    /// A map as a whole.
    record MapObject(int map) implements PointerKind {
        @Override
        public String typeName() {
            return "map_ptr";
        }
    }

    /// A value in a map.
    ///
    /// @param lookup tells apart maps that were found inside maps; 0 for a map known at the load
    record MapValue(int map, int lookup) implements PointerKind {
        @Override
        public String typeName() {
            return "map_value";
        }
    }

    /// A key in a map, as callbacks see it.
    record MapKey(int map) implements PointerKind {
        @Override
        public String typeName() {
            return "map_key";
        }
    }

    /// The stack of the function `frame` calls deep.
    record Stack(int frame) implements PointerKind {
        @Override
        public String typeName() {
            return "fp";
        }
    }

    /// The bytes of a packet.
    record Packet() implements PointerKind {
        @Override
        public String typeName() {
            return "pkt";
        }
    }

    /// The bytes in front of a packet.
    record PacketMeta() implements PointerKind {
        @Override
        public String typeName() {
            return "pkt_meta";
        }
    }

    /// The first byte behind a packet.
    record PacketEnd() implements PointerKind {
        @Override
        public String typeName() {
            return "pkt_end";
        }
    }

    /// The keys of a flow, as a flow dissector sees them.
    record FlowKeys() implements PointerKind {
        @Override
        public String typeName() {
            return "flow_keys";
        }
    }

    /// What a tracepoint hands over to be changed. How long it is shows only when the program is attached.
    record TracepointBuffer() implements PointerKind {
        @Override
        public String typeName() {
            return "tp_buffer";
        }
    }

    /// A socket.
    record Socket(SocketKind kind) implements PointerKind {
        @Override
        public String typeName() {
            return kind.typeName();
        }
    }

    /// The views of a socket.
    enum SocketKind {
        FULL("sock"), COMMON("sock_common"), TCP("tcp_sock"), XDP("xdp_sock");

        private final String typeName;

        SocketKind(String typeName) {
            this.typeName = typeName;
        }

        String typeName() {
            return typeName;
        }
    }

    /// Memory of a known size.
    ///
    /// @param dynptr the id of the dynptr that it is a slice of, 0 for none
    record Memory(long size, Origin origin, int dynptr) implements PointerKind {
        Memory(long size, Origin origin) {
            this(size, origin, 0);
        }

        @Override
        public String typeName() {
            return origin.prefix + "mem";
        }
    }

    /// Where memory of a known size comes from.
    enum Origin {
        PLAIN(""), RING_BUFFER("ringbuf_"), READ_ONLY("rdonly_");

        private final String prefix;

        Origin(String prefix) {
            this.prefix = prefix;
        }
    }

    /// A structure of the kernel described by BTF, trusted to be alive.
    record Kernel(String prefix, String structure) implements PointerKind {
        @Override
        public String typeName() {
            return prefix + "ptr_";
        }
    }

    /// A function of the program.
    record Function(int subprogram) implements PointerKind {
        @Override
        public String typeName() {
            return "func";
        }
    }

    /// A dynptr that the kernel keeps, which the program may read but not end.
    record ConstantDynptr() implements PointerKind {
        @Override
        public String typeName() {
            return "dynptr_ptr";
        }
    }

    /// Whether it is still a pointer after it was stored on the stack and loaded again.
    default boolean canBeSaved() {
        return !(this instanceof TracepointBuffer) && !(this instanceof ConstantDynptr);
    }

    /// Whether it leads into a packet, or in front of it.
    default boolean isPacket() {
        return this instanceof Packet || this instanceof PacketMeta;
    }
}
