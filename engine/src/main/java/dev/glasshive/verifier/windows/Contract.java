package dev.glasshive.verifier.windows;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a helper asks for and does.
///
/// @param parameters of r1 on
/// @param maps types of maps that it takes; empty where it takes all
/// @param effects `changes` (moves the packet), `release` (gives a record or socket back)
/// @param unsupported what of it this verifier does not follow, if anything
record Contract(int id, String name, List<Parameter> parameters, Result result, Set<String> maps, Set<String> effects, Optional<String> unsupported) {

    /// What it asks for in a register.
    enum Parameter {
        ANY, MAP, KEY, VALUE, OUT_VALUE, CTX, CTX_OR_NULL, MEM, MEM_OR_NULL, RW_MEM, RW_MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL, OUT8, SIZE, SIZE0, ALLOC_SIZE, SOCK, RELEASE_SOCK,
        RELEASE_RINGBUF;

        /// Whether the size of it stands in the next register.
        boolean isSized() {
            return switch (this) {
                case MEM, MEM_OR_NULL, RW_MEM, RW_MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL -> true;
                case ANY, MAP, KEY, VALUE, OUT_VALUE, CTX, CTX_OR_NULL, OUT8, SIZE, SIZE0, ALLOC_SIZE, SOCK, RELEASE_SOCK, RELEASE_RINGBUF -> false;
            };
        }

        boolean isNullable() {
            return name().endsWith("_OR_NULL");
        }

        boolean isWritten() {
            return name().startsWith("OUT") || name().startsWith("RW");
        }

        /// Whether what lies there must be numbers before.
        boolean isRead() {
            return !name().startsWith("OUT");
        }
    }

    /// What it leaves in r0.
    enum Result {
        INTEGER, VOID, MAP_VALUE_OR_NULL, MAP_VALUE, SOCK_OR_NULL, RINGBUF_MEM_OR_NULL
    }

    boolean changesPacket() {
        return effects.contains("changes");
    }

    boolean releases(Type type) {
        return parameters.contains(type == Type.RECORD ? Parameter.RELEASE_RINGBUF : Parameter.RELEASE_SOCK);
    }
}
