package dev.glasshive.app.log;

import dev.glasshive.app.control.TextLines;
import dev.glasshive.verifier.Visit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which lines of a log that prints states speak of which visit: a block for each instruction and each side of a branch, in the order of the visits, and at the end the checks that failed.
final class StateLinks {
    private static final String SOURCE = "; ";
    private static final String BEFORE = "Pre-invariant : ";
    private static final Pattern PLACE = Pattern.compile("^((?:\\d+/)*\\d+)(:\\d+)?: .*");

    private StateLinks() {}

    /// Links `lines` with `visits`. Reads the whole log: not for the user interface's thread.
    static LogLinks of(TextLines lines, List<Visit> visits) {
        int[] owners = new int[lines.size()];
        Arrays.fill(owners, -1);
        Map<String, Integer> byPlace = new HashMap<>();
        int next = 0;
        int begun = -1;
        boolean named = false;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.line(line);
            if (text.startsWith(SOURCE) || text.startsWith(BEFORE)) {
                begun = text.startsWith(BEFORE) && line > 0 && lines.line(line - 1).startsWith(SOURCE) ? begun : line;
                named = false;
                continue;
            }
            Matcher place = PLACE.matcher(text);
            if (!place.matches()) {
                owners[line] = named && !text.isBlank() && line > 0 ? owners[line - 1] : -1;
            } else if (begun < 0 || named) {
                owners[line] = byPlace.getOrDefault(place.group(1), -1);
                begun = -1;
            } else {
                named = true;
                int owner = byPlace.getOrDefault(place.group(1), -1);
                if (place.group(2) == null && next < visits.size()) {
                    owner = next++;
                    byPlace.put(place.group(1), owner);
                }
                Arrays.fill(owners, begun, line + 1, owner);
            }
        }
        return LogLinks.owned(owners, visits.size());
    }
}
