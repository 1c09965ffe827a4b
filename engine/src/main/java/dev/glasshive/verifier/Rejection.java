package dev.glasshive.verifier;

import dev.glasshive.program.SourceLine;
import java.util.List;
import java.util.Optional;

/// Why a program may not run.
///
/// @param message the line of the log that states it
/// @param errno the error number that the platform returns
/// @param slot of the instruction at fault, or -1 where the whole program is
/// @param line of the source that it came from
/// @param explanation of the message for people
/// @param path the slots of the failing path in order, the last [#LONGEST_PATH] of them
public record Rejection(Category category, String message, int errno, int slot, Optional<SourceLine> line, Explanation explanation, List<Integer> path) {
    /// The most slots of a path that are kept.
    public static final int LONGEST_PATH = 1000;

    /// Copies what it is given.
    public Rejection {
        path = List.copyOf(path);
    }

    /// What kind of rule was broken.
    public enum Category {
        MEMORY, REGISTER_TYPE, CALL_TYPE, LIFETIME, CONTEXT, STRUCTURE, POLICY, LIMIT
    }

    /// Three sentences: what the verifier saw, why that is not allowed, what to do.
    public record Explanation(String what, String why, String remedy) {}
}
