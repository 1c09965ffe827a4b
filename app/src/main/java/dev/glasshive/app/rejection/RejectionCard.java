package dev.glasshive.app.rejection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the card under the line at fault says.
///
/// @param line of the assembly text, from 0; absent where the whole program is at fault
/// @param lineInC of the C text, from 0, where it is known
/// @param headline what is wrong, in a few words
/// @param kernel the line of the log that states it; may be empty
/// @param story what the verifier saw and why that is not allowed
/// @param remedy what to do
/// @param steps how it came to this; the last is the instruction at fault
/// @param others what else is at fault, in the order of the code
/// @param lesson that teaches it, where it is there
public record RejectionCard(Tone tone, OptionalInt line, OptionalInt lineInC, String headline, String kernel, List<Piece> story, List<Piece> remedy, List<CausalStep> steps,
        List<Other> others, Optional<LessonLink> lesson) {
    /// Copies what it is given.
    public RejectionCard {
        story = List.copyOf(story);
        remedy = List.copyOf(remedy);
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /// How loud it is.
    public enum Tone {
        /// The program is rejected.
        REJECTED,
        /// Nobody knows.
        UNDECIDED
    }

    /// Something else that is at fault.
    ///
    /// @param slot of the instruction
    /// @param message the line of the log
    public record Other(int slot, String message) {}

    /// A lesson to open.
    ///
    /// @param number in the course, as in `L24`
    public record LessonLink(String id, String number, String title) {}
}
