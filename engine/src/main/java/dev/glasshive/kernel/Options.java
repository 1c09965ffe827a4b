package dev.glasshive.kernel;

/// How a program is loaded.
///
/// @param logLevel what the verifier prints: 0 nothing, 1 the failing path, 2 every path; 4 adds statistics
public record Options(int logLevel) {
    /// The failing path of a refused program.
    public static final Options DEFAULT = new Options(1);

    /// Every instruction of every path.
    public static final Options VERBOSE = new Options(2);

    /// Checks what it is given.
    public Options {
        if (logLevel < 0 || logLevel > 15) {
            throw new IllegalArgumentException("log level " + logLevel + " is not between 0 and 15");
        }
    }
}
