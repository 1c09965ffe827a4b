package dev.glasshive.verifier.log;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The report that Linux 7.3 puts behind the message of a rejection.
///
/// @param category such as `Memory Safety`
/// @param problem such as `Unreadable register`
/// @param sections the lines below each heading: `Reason`, `At`, `Causal path`, `Suggestion`, in their order
public record KernelReport(String category, String problem, SequencedMap<String, List<String>> sections) {
    /// The text below a heading in one piece; empty where there is no such heading.
    public Optional<String> section(String heading) {
        return Optional.ofNullable(sections.get(heading)).map(lines -> String.join(" ", lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList()));
    }
}
