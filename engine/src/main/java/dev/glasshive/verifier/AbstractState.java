package dev.glasshive.verifier;

import java.util.List;

/// What a verifier knows before an instruction: one entry for each function call on the way there, and the resources that must still be given back.
///
/// @param frames the first function's first
/// @param references the resources
public record AbstractState(List<AbstractFrame> frames, List<Reference> references) {

    /// Copies what it is given.
    public AbstractState {
        frames = List.copyOf(frames);
        references = List.copyOf(references);
    }

    /// The function at work.
    public AbstractFrame current() {
        return frames.getLast();
    }

    /// A resource that was acquired at slot `at`.
    public record Reference(int id, int at) {}
}
