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

    boolean callsBack() {
        return effects.contains("calls");
    }

    boolean callsLater() {
        return effects.contains("later");
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

    /// Whether only programs that may sleep can call it.
    boolean sleeps() {
        return effects.contains("sleeps");
    }

    /// Whether it is there for programs of other types only, though this type knows it.
    boolean isForbidden() {
        return effects.contains("forbidden");
    }
}
