package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the report of 7.3 apart by its headings.
final class KernelReportReader {
    static final String START = "Verification failed: ";
    private static final Pattern TITLE = Pattern.compile(START + "([^:]*)(?:: (.*))?");
    private static final Pattern HEADING = Pattern.compile("([A-Z][a-z]+(?: [a-z]+)?):\\s*(.*)");

    private KernelReportReader() {}

    static Optional<KernelReport> read(List<Line> lines) {
        String category = "";
        String problem = "";
        boolean found = false;
        SequencedMap<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (Line line : lines) {
            if (!(line.entry() instanceof Entry.Report(String text))) {
                continue;
            }
            Matcher title = TITLE.matcher(text.strip());
            Matcher heading = HEADING.matcher(text);
            if (!found && title.matches()) {
                found = true;
                category = title.group(1);
                problem = title.group(2) == null ? "" : title.group(2);
            } else if (heading.matches()) {
                section = sections.computeIfAbsent(heading.group(1), _ -> new ArrayList<>());
                if (!heading.group(2).isEmpty()) {
                    section.add(heading.group(2));
                }
            } else if (!text.isBlank()) {
                section.add(text);
            }
        }
        return found ? Optional.of(new KernelReport(category, problem, Collections.unmodifiableSequencedMap(sections))) : Optional.empty();
    }
}
