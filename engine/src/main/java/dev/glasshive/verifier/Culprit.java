package dev.glasshive.verifier;

/// A value that a rejection blames.
///
/// @param value what was known of it before the instruction at fault; a number about which nothing is known where it is not in a register
/// @param printed how it is shown
public record Culprit(Holder holder, AbstractValue value, CausalEvent.Printed printed) {
    /// How the verifier prints it.
    public String text() {
        return printed.text();
    }
}
