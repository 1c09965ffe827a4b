package dev.glasshive.verifier;

/// How a program is judged.
///
/// @param logLevel what is printed: 0 nothing, 1 the failing path, 2 every path; 4 adds statistics
/// @param mostVisits how many visits of instructions are kept for the [Exploration]
/// @param mostLog how many characters of the log are kept; of a longer one it is the end
public record Options(Privilege privilege, int logLevel, int mostVisits, int mostLog) {
    /// Enough for every program that people look at.
    public static final int USUAL_VISITS = 200_000;

    /// What a log buffer of 64 MB holds before the 0 at its end.
    public static final int USUAL_LOG = (64 << 20) - 1;

    /// As root, with every path in the log.
    public static final Options VERBOSE = new Options(Privilege.ROOT, 2);

    /// Checks what it is given.
    public Options {
        if (logLevel < 0 || logLevel > 7) {
            throw new IllegalArgumentException("log level " + logLevel + " is not between 0 and 7");
        }
    }

    /// Keeps the usual number of visits.
    public Options(Privilege privilege, int logLevel) {
        this(privilege, logLevel, USUAL_VISITS);
    }

    /// Keeps as much of the log as usual.
    public Options(Privilege privilege, int logLevel, int mostVisits) {
        this(privilege, logLevel, mostVisits, USUAL_LOG);
    }

    /// This, but no visit is kept.
    public Options withoutExploration() {
        return new Options(privilege, logLevel, 0, mostLog);
    }

    /// Whether any path is printed.
    public boolean printsPaths() {
        return (logLevel & 3) != 0;
    }

    /// Whether every path is printed, with all that led to it.
    public boolean printsEverything() {
        return (logLevel & 2) != 0;
    }

    /// Whether statistics are printed.
    public boolean printsStatistics() {
        return (logLevel & 4) != 0;
    }
}
