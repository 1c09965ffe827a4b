package dev.glasshive.app.recovery;

import dev.glasshive.app.workspace.Given;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A text that lies in no file yet, and how its user left it.
///
/// @param path the file that it will go to, as text; absent for new texts
/// @param caret the position of the caret, in characters
/// @param platform the id of the platform it ran on
/// @param given what its runs were given: packets, and what lay in maps and the context; absent where the user gave nothing
/// @param kept when it was kept
public record Draft(String name, Optional<String> path, String text, int caret, List<Breakpoint> breakpoints, String platform, Optional<Given> given, Instant kept) {
    /// Copies what it is given.
    public Draft {
        breakpoints = List.copyOf(breakpoints);
    }

    /// A breakpoint at an instruction.
    ///
    /// @param condition what must hold there; empty if nothing
    public record Breakpoint(String program, int slot, String condition) {}
}
