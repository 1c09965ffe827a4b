package dev.glasshive.app.workspace;

import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The instructions of a saved log as a text to read, with the lines of source that they came from.
///
/// @param lines where each instruction stands
record LogListing(String text, Lines lines) {
    private static final String INDENT = "    ";

    /// @param program what the program is called
    /// @param heading first lines, each of which becomes a comment
    static LogListing of(SavedLog log, String program, Iterable<String> heading) {
        Map<Integer, Step> steps = new TreeMap<>();
        log.steps().forEach(step -> steps.putIfAbsent(step.slot(), step));
        StringBuilder text = new StringBuilder();
        Map<Lines.Instruction, Integer> places = new HashMap<>();
        int line = 0;
        for (String words : heading) {
            text.append("; ").append(words).append('\n');
            line++;
        }
        String source = "";
        int last = -1;
        for (Step step : steps.values()) {
            if (last >= 0 && step.slot() > last + 2) {
                text.append(INDENT).append("; …\n");
                line++;
            }
            last = step.slot();
            String now = step.source().map(LogListing::comment).orElse("");
            if (!now.isEmpty() && !now.equals(source)) {
                text.append("; ").append(now).append('\n');
                line++;
                source = now;
            }
            text.append(INDENT).append(step.text()).append('\n');
            places.put(new Lines.Instruction(program, step.slot()), line++);
        }
        return new LogListing(text.toString(), Lines.of(places));
    }

    private static String comment(SourceLine line) {
        return line.text().strip() + (line.file().isEmpty() ? "" : "  @ " + line.file() + ":" + line.line());
    }
}
