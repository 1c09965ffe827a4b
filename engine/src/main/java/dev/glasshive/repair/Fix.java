package dev.glasshive.repair;

import java.util.List;

/// Something that can be done about a rejection.
///
/// @param title what to do
/// @param why it helps
/// @param patches one after the other, each for the program that the ones before leave
/// @param result what the verifier says afterwards
public record Fix(String title, String why, List<Patch> patches, Result result) {
    /// Copies what it is given.
    public Fix {
        patches = List.copyOf(patches);
    }

    /// Whether the whole program is accepted with it.
    public boolean accepted() {
        return result instanceof Accepted;
    }

    /// What the verifier says after a fix.
    public sealed interface Result {}

    /// The program may run.
    public record Accepted() implements Result {}

    /// It is refused for something else, or further on.
    ///
    /// @param slot in the changed program, or -1
    public record StillRejected(String message, int slot) implements Result {}
}
