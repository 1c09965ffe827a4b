package dev.glasshive.verifier.windows;

/// A number that belongs to a value. Which of them mean something depends on its type.
enum Facet {
    SVALUE("svalue", TypeSet.VALUES), UVALUE("uvalue", TypeSet.NUMBER), CTX_OFFSET("ctx_offset", TypeSet.of(Type.CTX)),
    /// The index of the map, from 1.
    MAP("map_fd", TypeSet.of(Type.MAP, Type.PROGRAMS, Type.SHARED)), PACKET_OFFSET("packet_offset", TypeSet.of(Type.PACKET)),
    SHARED_OFFSET("shared_offset", TypeSet.of(Type.SHARED)), SHARED_SIZE("shared_region_size", TypeSet.of(Type.SHARED)), STACK_OFFSET("stack_offset", TypeSet.of(Type.STACK)),
    /// The function call whose stack it leads to, from 0.
    STACK_FRAME("stack_frame", TypeSet.of(Type.STACK)), SOCKET_OFFSET("socket_offset", TypeSet.of(Type.SOCKET)), RECORD_OFFSET("alloc_mem_offset", TypeSet.of(Type.RECORD)),
    RECORD_SIZE("alloc_mem_size", TypeSet.of(Type.RECORD));

    private static final Facet[] ALL = values();

    private final String text;
    private final TypeSet types;

    Facet(String text, TypeSet types) {
        this.text = text;
        this.types = types;
    }

    String text() {
        return text;
    }

    /// Whether it means something where a value may have `types`.
    boolean describes(TypeSet of) {
        return of.meets(types);
    }

    static Facet[] all() {
        return ALL;
    }

    /// The distance of a pointer of `type` from the start of what it leads to.
    static Facet offset(Type type) {
        return switch (type) {
            case CTX -> CTX_OFFSET;
            case PACKET -> PACKET_OFFSET;
            case STACK -> STACK_OFFSET;
            case SHARED -> SHARED_OFFSET;
            case SOCKET -> SOCKET_OFFSET;
            case RECORD -> RECORD_OFFSET;
            case UNINITIALIZED, NUMBER, MAP, PROGRAMS, FUNCTION -> throw new IllegalArgumentException(type + " is no pointer");
        };
    }
}
