package dev.glasshive.repair;

import java.util.List;

/// A patch that might help, not yet tried.
///
/// @param key of its words
/// @param arguments for the places in them
record Proposal(String key, List<String> arguments, Patch patch) {
    static Proposal of(String key, Patch patch, Object... arguments) {
        return new Proposal(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList(), patch);
    }
}
