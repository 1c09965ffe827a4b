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
/// @param kind of the message
/// @param explanation of the message for people
/// @param culprits the values at fault, the one that the message names first
/// @param causes how it came to this, the oldest event first; the last is the instruction at fault
/// @param nearby the instruction at fault and those around it, in the order of the code
/// @param path the slots of the failing path in order, the last [#LONGEST_PATH] of them
public record Rejection(String message, int errno, int slot, Optional<SourceLine> line, Kind kind, Explanation explanation, List<Culprit> culprits, List<CausalEvent> causes,
        List<CausalEvent.Occurrence> nearby, List<Integer> path) {
    /// The most slots of a path that are kept.
    public static final int LONGEST_PATH = 1000;

    /// Copies what it is given.
    public Rejection {
        culprits = List.copyOf(culprits);
        causes = List.copyOf(causes);
        nearby = List.copyOf(nearby);
        path = List.copyOf(path);
    }

    /// What kind of rule was broken.
    public Category category() {
        return kind.category();
    }

    /// What a message belongs to.
    ///
    /// @param problem in a few words: `Access outside bounds`
    /// @param gallery the number of the class in the gallery of rejections, or a letter for rare ones
    /// @param lesson the id of the lesson that teaches it, as in `L30`
    public record Kind(Category category, String problem, String gallery, String lesson) {}

    /// What kind of rule was broken.
    public enum Category {
        MEMORY("Memory Safety"),
        REGISTER_TYPE("Register Type Safety"),
        CALL_TYPE("Call Type Safety"),
        LIFETIME("Resource Lifetime Safety"),
        CONTEXT("Execution Context Safety"),
        STRUCTURE("Program Structure"),
        POLICY("Policy"),
        LIMIT("Verifier Limit");

        private final String title;

        Category(String title) {
            this.title = title;
        }

        /// As reports of Linux 7.3 name it.
        public String title() {
            return title;
        }
    }

    /// Three sentences: what the verifier saw, why that is not allowed, what to do.
    public record Explanation(String what, String why, String remedy) {}
}
