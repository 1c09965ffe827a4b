package dev.glasshive.program;

/// A function of a program: the slots from `start`, `length` of them.
public record Subprogram(String name, int start, int length) {
    /// Whether `slot` lies inside.
    public boolean contains(int slot) {
        return slot >= start && slot < start + length;
    }
}
