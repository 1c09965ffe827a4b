package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as people paste it, without what terminals, mails, web pages and loggers put around the lines of a log.
final class CleanText {
    private static final Pattern COLOUR = Pattern.compile("\\u001b\\[[0-9;?]*[ -/]*[@-~]|\\u001b[()][A-Z0-9]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]|\\ufeff|\\u200b");
    private static final Pattern LOGGED = Pattern.compile("^.{0,300}?\\bmsg=\"");
    private static final Pattern FIELD = Pattern.compile("\\w+=\\S+");
    private static final Pattern STAMP = Pattern.compile(
            "\\s*(?:\\[\\s*\\d{1,10}\\.\\d{1,9}](?:\\[\\s*[TC]\\d+])?|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[\\d.,]*(?:Z|[+-]\\d\\d:?\\d\\d)?"
                    + "|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ [\\w.-]+(?:\\[\\d+])?:)(?: |$)(.*)");
    private static final Pattern LOADER = Pattern.compile("(?:.*[\\s:\"])?load program: [^:]{1,60}: (.*)");
    private static final Pattern ANCHOR = Pattern.compile(
            "(?<![\\w.(])(?:\\d{1,7}: \\([0-9a-f]{2}\\) |\\d{1,7}: (?:frame\\d{1,2}: )?R\\d{1,2}(?:_\\w{1,3})?=|from \\d{1,7} to \\d{1,7}[ :]|func#\\d{1,7} @\\d|processed \\d{1,12} insns \\(limit )");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LONGEST_PREFIX = 200;
    private static final int DEEPEST_QUOTE = 5;

    private CleanText() {}

    /// The lines of `text`, and the number of each in it.
    static List<Numbered> lines(List<Numbered> raw) {
        List<Numbered> lines = new ArrayList<>();
        for (Numbered line : raw) {
            for (String piece : pieces(line.text())) {
                lines.add(new Numbered(line.number(), piece));
            }
        }
        return withoutPrefix(unquoted(lines));
    }

    /// A line and its number.
    record Numbered(int number, String text) {}

    private static List<String> pieces(String raw) {
        String line = raw.indexOf('\u001b') >= 0 ? COLOUR.matcher(raw).replaceAll("") : raw;
        line = CONTROL.matcher(line).replaceAll("").replace('\u00a0', ' ').stripTrailing();
        if (line.indexOf('&') >= 0) {
            line = line.replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        }
        if (line.contains("msg=\"")) {
            line = logged(line);
        }
        if (line.indexOf("\\n") != line.lastIndexOf("\\n")) {
            return List.of(line.replace("\\t", "\t").replace("\\r\\n", "\\n").split("\\\\n", -1)).stream().map(CleanText::unstamped).toList();
        }
        return List.of(unstamped(line));
    }

    /// What stands in quotes behind `msg=`, if only fields follow; else `line`. Fields are taken from the end, one by one, since a line may have very many.
    private static String logged(String line) {
        Matcher start = LOGGED.matcher(line);
        if (!start.find()) {
            return line;
        }
        int end = line.length();
        while (line.charAt(end - 1) != '"') {
            int space = line.lastIndexOf(' ', end - 1);
            if (space < start.end() || !FIELD.matcher(line).region(space + 1, end).matches()) {
                return line;
            }
            end = space;
        }
        return end <= start.end() ? line : line.substring(start.end(), end - 1).replace("\\\"", "\"");
    }

    private static String unstamped(String line) {
        Matcher stamp = STAMP.matcher(line);
        String rest = stamp.matches() ? stamp.group(1) : line;
        Matcher loader = LOADER.matcher(rest);
        return loader.matches() ? loader.group(1) : rest;
    }

    /// Removes the `>` of mails, if most lines begin with one.
    private static List<Numbered> unquoted(List<Numbered> lines) {
        List<Numbered> rest = lines;
        for (int i = 0; i < DEEPEST_QUOTE; i++) {
            long written = rest.stream().filter(line -> !line.text().isBlank()).count();
            long quoted = rest.stream().filter(line -> line.text().stripLeading().startsWith(">")).count();
            if (quoted * 2 <= written) {
                break;
            }
            rest = rest.stream().map(line -> new Numbered(line.number(), withoutQuote(line.text()))).toList();
        }
        return rest;
    }

    private static String withoutQuote(String line) {
        String text = line.stripLeading();
        return !text.startsWith(">") ? line : text.startsWith("> ") ? text.substring(2) : text.substring(1);
    }

    /// Removes what stands in front of every line, such as the name of a process: found where it stands before things that only a verifier prints.
    private static List<Numbered> withoutPrefix(List<Numbered> lines) {
        java.util.Map<String, Integer> prefixes = new java.util.LinkedHashMap<>();
        for (Numbered line : lines) {
            Matcher anchor = ANCHOR.matcher(line.text());
            if (anchor.find()) {
                prefixes.merge(shape(line.text().substring(0, anchor.start())), 1, Integer::sum);
            }
        }
        int all = prefixes.values().stream().mapToInt(Integer::intValue).sum();
        return prefixes.entrySet().stream().filter(entry -> !entry.getKey().isBlank() && entry.getValue() >= 2 && entry.getValue() * 4 >= all)
                .max(java.util.Map.Entry.comparingByValue()).map(entry -> stripped(lines, entry.getKey())).orElse(lines);
    }

    /// The prefix as a regular expression; empty where it is none.
    private static String shape(String prefix) {
        String text = prefix.stripTrailing();
        if (text.isEmpty() || text.length() > LONGEST_PREFIX || text.endsWith(" before") || text.contains("regs=") || text.endsWith(";")) {
            return "";
        }
        StringBuilder shape = new StringBuilder();
        int at = 0;
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            shape.append(Pattern.quote(text.substring(at, digits.start()))).append("\\d+");
            at = digits.end();
        }
        return shape.append(Pattern.quote(text.substring(at))).toString();
    }

    private static List<Numbered> stripped(List<Numbered> lines, String shape) {
        Pattern prefix = Pattern.compile(shape + "(?: (.*))?");
        return lines.stream().map(line -> {
            Matcher matcher = prefix.matcher(line.text());
            return matcher.matches() ? new Numbered(line.number(), matcher.group(1) == null ? "" : matcher.group(1)) : line;
        }).toList();
    }
}
