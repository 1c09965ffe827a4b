package dev.glasshive.verifier.log;

import java.util.List;
import java.util.OptionalInt;

/// Where a log comes from and how much of it is there, as far as its wording tells.
///
/// @param since the oldest kernel that prints such lines, as in `6.8`; empty where nothing tells
/// @param until the newest; empty where nothing tells
/// @param reasons why, a sentence each
/// @param level the log level: 1 the failing path, 2 every path; empty where nothing tells
/// @param levelReason why
/// @param beginning whether the first line is there
/// @param end whether the last line is there
/// @param gaps how many times somebody left lines out
public record Provenance(String since, String until, List<String> reasons, OptionalInt level, String levelReason, boolean beginning, boolean end, int gaps) {
    /// Copies what it is given.
    public Provenance {
        reasons = List.copyOf(reasons);
    }

    /// Whether nothing is missing.
    public boolean isComplete() {
        return beginning && end && gaps == 0;
    }
}
