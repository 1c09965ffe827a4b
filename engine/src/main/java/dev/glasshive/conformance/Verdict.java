package dev.glasshive.conformance;

/// Whether a machine did what a conformance test says.
///
/// @param got r0 in hexadecimal, or why there is none
public record Verdict(Outcome outcome, String got) {
    /// How a test ended.
    public enum Outcome {
        PASS, FAIL, SKIP
    }
}
