package dev.glasshive.tests.fuzz.guided;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a fuzzer did, as it says in its story.
///
/// @param seconds that it searched for
/// @param edges of the control flow of our classes that it reached
/// @param corpus inputs of which each reaches something that the others do not
record Tally(long executions, long seconds, int edges, int corpus, int findings) {
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Pattern COUNTS = Pattern.compile("#(\\d+)\\t.* cov: (\\d+) .* corp: (\\d+)/");
    private static final Pattern FINDING = Pattern.compile("== (?:Java Exception|libFuzzer crashing input|Java Assertion)|ERROR: libFuzzer: (?:timeout|out-of-memory)");

    /// @param exit of the fuzzer's process, which is not 0 after a finding, nor where it could not start
    static Tally of(String story, int exit) {
        long executions = 0;
        int edges = 0;
        int corpus = 0;
        for (Matcher counts = COUNTS.matcher(story); counts.find(); ) {
            executions = Long.parseLong(counts.group(1));
            edges = Integer.parseInt(counts.group(2));
            corpus = Integer.parseInt(counts.group(3));
        }
        Matcher done = DONE.matcher(story);
        boolean ended = done.find();
        int findings = (int) FINDING.matcher(story).results().count();
        return new Tally(ended ? Long.parseLong(done.group(1)) : executions, ended ? Long.parseLong(done.group(2)) : 0, edges, corpus, exit == 0 ? findings : Math.max(1, findings));
    }

    String sentence() {
        return String.format(Locale.ROOT, "%,d executions in %,d s, %,d edges covered, %,d inputs kept, %d findings", executions, seconds, edges, corpus, findings);
    }
}
