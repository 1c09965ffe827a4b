package dev.glasshive.app.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Colours text by its tokens: each named group of a pattern is a style class.
final class Highlighter implements Function<String, StyleSpans<Collection<String>>> {
    private final Pattern pattern;
    private final List<List<String>> tokens;
    private final boolean byLine;

    private Highlighter(boolean byLine, Rule... rules) {
        List<List<String>> names = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (Rule rule : rules) {
            names.add(List.of("token-" + rule.token()));
            all.append(all.isEmpty() ? "" : "|").append("(?<").append(rule.token()).append('>').append(rule.regex()).append(')');
        }
        pattern = Pattern.compile(all.toString(), Pattern.MULTILINE);
        tokens = List.copyOf(names);
        this.byLine = byLine;
    }

    private record Rule(String token, String regex) {}

    /// The C-like assembly text.
    static Highlighter assembly() {
        return new Highlighter(true,
                new Rule("comment", ";.*$|//.*$"),
                new Rule("directive", "^\\s*\\.\\w+"),
                new Rule("helper", "\\bbpf_\\w+\\b"),
                new Rule("register", "\\b[rw](?:10|[0-9])\\b"),
                new Rule("keyword", "\\b(?:if|goto|gotol|call|exit|lock|ll|skb|may_goto)\\b|\\b(?:be|le|bswap)(?:16|32|64)\\b"),
                new Rule("type", "\\b[us](?:8|16|32|64)\\b|(?<=->)\\w+"),
                new Rule("label", "^\\s*[A-Za-z_.$][\\w.$]*:|(?<=goto )[A-Za-z_.$][\\w.$]*|(?<=gotol )[A-Za-z_.$][\\w.$]*"),
                new Rule("number", "(?<![\\w.])[-+]?(?:0x[0-9a-fA-F]+|\\d+)\\b|(?<== )[A-Z][A-Z0-9_]+(?=\\s*(?:$|;|#|//))"),
                new Rule("map", "(?<== )[A-Za-z_.][\\w.]*(?= ll)|(?<=map_value\\()[\\w.]+"));
    }

    /// C.
    static Highlighter c() {
        return new Highlighter(false,
                new Rule("comment", "//.*$|/\\*(?s:.*?)\\*/"),
                new Rule("string", "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"),
                new Rule("directive", "^\\s*#\\s*\\w+"),
                new Rule("helper", "\\bbpf_\\w+\\b"),
                new Rule("keyword", "\\b(?:if|else|for|while|do|return|break|continue|switch|case|default|goto|struct|union|enum|typedef|static|const|volatile|extern|sizeof|inline)\\b"),
                new Rule("type", "\\b(?:void|char|short|int|long|unsigned|signed|bool|__u8|__u16|__u32|__u64|__be16|__be32|__s32|__s64|size_t)\\b"),
                new Rule("number", "\\b(?:0x[0-9a-fA-F]+|\\d+)[uUlL]*\\b"));
    }

    /// A listing of slots, bytes and text.
    static Highlighter bytes() {
        return new Highlighter(true,
                new Rule("comment", "^[^\\n]*:$"),
                new Rule("label", "^ *\\d+:"),
                new Rule("number", "(?<=: )(?: ?[0-9a-f]{2}\\b)+|^ +[0-9a-f]{2}(?: [0-9a-f]{2}){7}$"),
                new Rule("helper", "\\bbpf_\\w+\\b"),
                new Rule("register", "\\b[rw](?:10|[0-9])\\b"));
    }

    /// Whether the colours of a line depend on that line alone.
    boolean isByLine() {
        return byLine;
    }

    private List<String> token(Matcher matcher) {
        for (int group = 0; group < tokens.size(); group++) {
            // Rules have no groups of their own, so they are numbered in order.
            if (matcher.start(group + 1) >= 0) {
                return tokens.get(group);
            }
        }
        throw new IllegalStateException(matcher.group());
    }

    /// Blanks show no colour, so those before a token go with it: every stretch is a node of its own in the editor.
    @Override
    public StyleSpans<Collection<String>> apply(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher matcher = pattern.matcher(text);
        int end = 0;
        while (matcher.find()) {
            int begin = isBlank(text, end, matcher.start()) ? end : matcher.start();
            spans.add(List.of(), begin - end);
            spans.add(token(matcher), matcher.end() - begin);
            end = matcher.end();
        }
        spans.add(List.of(), text.length() - end);
        return spans.create();
    }

    private static boolean isBlank(String text, int from, int to) {
        return text.substring(from, to).isBlank();
    }
}
