package dev.glasshive.kernel;

import java.util.List;
import java.util.Optional;

/// Finds the line of a verifier's log that states why a program was refused: the last before the statistics.
final class VerifierWords {
    private static final List<String> STATISTICS = List.of("processed ", "verification time ", "stack depth ");

    private VerifierWords() {}

    static Optional<String> of(String log) {
        return log.lines().filter(line -> !line.isBlank() && STATISTICS.stream().noneMatch(line::startsWith)).reduce((earlier, later) -> later);
    }
}
