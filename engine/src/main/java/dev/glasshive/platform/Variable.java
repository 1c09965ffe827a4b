package dev.glasshive.platform;

/// A variable of the platform that programs may read, by the address that a wide load gives (RFC 9669 section 5.4.2).
///
/// @param id the number in the wide load
/// @param size in bytes
/// @param meaning in words
public record Variable(int id, String name, int size, Content content, String meaning) {
    /// What a variable holds.
    public enum Content {
        /// Nanoseconds since boot.
        CLOCK,
        /// The number of the processor that runs the program.
        CPU,
        /// How many processors there are.
        CPUS
    }
}
