package dev.glasshive.verifier.linux;

import java.util.List;
import java.util.Set;

/// What the verifier knows of a helper.
///
/// @param callers names of program types, some with an attach type behind a colon, as [Callers] reads them
record Prototype(int id, Callers callers, boolean gplOnly, List<ArgumentKind> arguments, String result, Set<String> effects) {

    /// Who may call.
    record Callers(Rule rule, Set<String> names) {
        static Callers of(List<String> words) {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "all" -> new Callers(Rule.ALL, Set.of());
                case "not" -> new Callers(Rule.ALL_BUT, Set.copyOf(words.subList(1, words.size())));
                default -> new Callers(Rule.ONLY, Set.copyOf(words));
            };
        }

        boolean include(String type, int attachType) {
            boolean named = names.contains(type) || names.contains(type + ":" + attachType);
            return switch (rule) {
                case ALL -> true;
                case ALL_BUT -> !named;
                case ONLY -> named;
            };
        }
    }

    /// How [Callers] reads its names.
    enum Rule {
        ALL, ALL_BUT, ONLY
    }

    /// What a helper expects in a register.
    enum ArgumentKind {
        ANY, ANY_OR_NULL, MAP, KEY, VALUE, OUT_VALUE, CTX, MEM, MEM_OR_NULL, OUT_MEM, OUT_MEM_OR_NULL, OUT4, OUT8, SIZE, SIZE0, ALLOC_SIZE,
        SOCK_COMMON, SOCK_COMMON_OR_NULL, RELEASE_SOCK, RELEASE_RINGBUF, FUNC, CONST_STR, SPIN_LOCK, TIMER, UNMODELLED;

        boolean nullable() {
            return switch (this) {
                case ANY_OR_NULL, MEM_OR_NULL, OUT_MEM_OR_NULL, SOCK_COMMON_OR_NULL -> true;
                case ANY, MAP, KEY, VALUE, OUT_VALUE, CTX, MEM, OUT_MEM, OUT4, OUT8, SIZE, SIZE0, ALLOC_SIZE, SOCK_COMMON, RELEASE_SOCK, RELEASE_RINGBUF,
                        FUNC, CONST_STR, SPIN_LOCK, TIMER, UNMODELLED -> false;
            };
        }

        boolean releases() {
            return this == RELEASE_SOCK || this == RELEASE_RINGBUF;
        }

        /// Whether the helper writes the memory and does not read what was there.
        boolean fills() {
            return this == OUT_VALUE || this == OUT_MEM || this == OUT_MEM_OR_NULL || this == OUT4 || this == OUT8;
        }
    }

    boolean callsBack() {
        return effects.contains("calls");
    }

    boolean takesPackets() {
        return effects.contains("pkt");
    }

    boolean changesPackets() {
        return effects.contains("changes");
    }

    boolean acquires() {
        return effects.contains("acquire");
    }

    boolean casts() {
        return effects.contains("cast");
    }

    boolean isModelled() {
        return !result.equals("unmodelled");
    }
}
