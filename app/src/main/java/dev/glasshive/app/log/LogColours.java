package dev.glasshive.app.log;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.LogPane.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of a verifier's line: each kind of value has the one that it has everywhere.
final class LogColours {
    private static final Pattern HEAD = Pattern.compile("^(\\d+: \\([0-9a-f]{2}\\) )(.*?)(\\s+;.*)?$");
    private static final Pattern STATE = Pattern.compile("^(from \\d+ to \\d+|\\d+): ?(.*)$");
    /// What a verifier that joins paths knows, and what it could not prove.
    private static final Pattern KNOWN = Pattern.compile("^(Pre-invariant : |Post-invariant: |Stack: )(.*)$");
    private static final Pattern FAILED = Pattern.compile("^(?:\\d+/)*\\d+(?::\\d+)?: [A-Z][a-z]+ .*\\(.*\\)$");
    private static final Pattern WORD = Pattern.compile(
            "[A-Za-z_]\\w*|0x[0-9a-f]+|-?\\d+");
    private static final Map<String, Kind> TYPES = Map.ofEntries(Map.entry("ctx", Kind.CONTEXT), Map.entry("fp", Kind.STACK), Map.entry("pkt", Kind.PACKET),
            Map.entry("pkt_end", Kind.PACKET), Map.entry("pkt_meta", Kind.PACKET), Map.entry("map_ptr", Kind.MAP), Map.entry("map_value", Kind.MAP),
            Map.entry("map_value_or_null", Kind.MAP), Map.entry("map_key", Kind.MAP), Map.entry("scalar", Kind.SCALAR), Map.entry("safe", Kind.OK),
            Map.entry("number", Kind.SCALAR), Map.entry("packet", Kind.PACKET), Map.entry("stack", Kind.STACK), Map.entry("shared", Kind.MAP));
    private static final Pattern QUIET = Pattern.compile("^(mark_precise|func#|Live regs|processed|stack depth|verification time|last_idx|regs=|parent|propagating|;|\\s).*");

    private LogColours() {}

    /// The pieces of `line`, which together are the line.
    static List<Span> of(String line) {
        List<Span> spans = new ArrayList<>();
        Matcher head = HEAD.matcher(line);
        Matcher state = STATE.matcher(line);
        Matcher known = KNOWN.matcher(line);
        if (head.matches()) {
            spans.add(new Span(head.group(1), Kind.NONE, true));
            spans.add(new Span(head.group(2), Kind.NONE, false));
            if (head.group(3) != null) {
                words(head.group(3), spans);
            }
        } else if (FAILED.matcher(line).matches()) {
            spans.add(new Span(line, Kind.ERROR, false));
        } else if (known.matches()) {
            spans.add(new Span(known.group(1), Kind.NONE, true));
            words(known.group(2), spans);
        } else if (state.matches()) {
            int start = state.start(2);
            spans.add(new Span(line.substring(0, start), Kind.NONE, true));
            words(line.substring(start), spans);
        } else {
            boolean quiet = QUIET.matcher(line).matches() || line.isEmpty();
            spans.add(new Span(line, quiet ? Kind.NONE : Kind.ERROR, quiet));
        }
        return spans;
    }

    private static void words(String text, List<Span> spans) {
        Matcher words = WORD.matcher(text);
        int done = 0;
        while (words.find()) {
            Kind kind = kind(words.group());
            boolean plain = kind == Kind.NONE && !words.group().startsWith("R");
            if (plain) {
                continue;
            }
            if (words.start() > done) {
                spans.add(new Span(text.substring(done, words.start()), Kind.NONE, true));
            }
            spans.add(new Span(words.group(), kind, false));
            done = words.end();
        }
        if (done < text.length()) {
            spans.add(new Span(text.substring(done), Kind.NONE, true));
        }
    }

    private static Kind kind(String word) {
        Kind known = TYPES.get(word);
        char first = word.charAt(0);
        if (known != null) {
            return known;
        }
        return Character.isDigit(first) || first == '-' ? Kind.SCALAR : word.startsWith("fp") ? Kind.STACK : Kind.NONE;
    }
}
