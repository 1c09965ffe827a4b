package dev.glasshive.lesson;

/// One answer of a quiz, with what there is to say to those who take it.
public record Choice(Prose text, Worth worth, Reason reason) {
    /// Whether the answer is right.
    public enum Worth {
        RIGHT, WRONG
    }
}
