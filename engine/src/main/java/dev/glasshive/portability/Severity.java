package dev.glasshive.portability;

/// How much a difference between two systems matters to a program.
public enum Severity {
    /// None: it is the same on both.
    SAME,
    /// The name is the same and the number is not: text that names it needs no change, bytes do.
    NUMBER,
    /// The same number means something else, without anybody complaining.
    MEANING,
    /// The other system does it in another way, and the text must change.
    REWRITE,
    /// The other system does not have it.
    MISSING;

    /// Whether something has to be done about it in a text that uses names.
    public boolean needsEdit() {
        return this == MEANING || this == REWRITE || this == MISSING;
    }
}
