package dev.glasshive.jit;

/// Choices that a kernel leaves to its administrator, and that change the code it emits.
///
/// @param blindConstants whether numbers that the program names are hidden behind a random one (`net.core.bpf_jit_harden`), so that nobody can smuggle code in as constants
public record NativeOptions(boolean blindConstants) {
    /// As Linux does for root.
    public static final NativeOptions PLAIN = new NativeOptions(false);
}
