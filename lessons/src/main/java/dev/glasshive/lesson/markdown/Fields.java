package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.markdown.Problems.At;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML mapping that is read key by key. What is missing or wrong becomes a problem, and reading goes on with a stand-in,
/// so that an author sees all problems at once.
final class Fields {
    private final At start;
    private final At origin;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, At> keys = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    /// Text with its place.
    record Text(String value, At at) {}

    private Fields(MappingNode node, At origin, Problems problems) {
        this.origin = origin;
        this.problems = problems;
        this.start = place(node);
        for (NodeTuple tuple : node.getValue()) {
            At at = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, "a key must be text, not " + YamlText.describe(tuple.getKeyNode()));
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(at, "'" + key.getValue() + "' stands here twice; keep one");
            } else {
                keys.put(key.getValue(), at);
            }
        }
    }

    /// The fields of `node`, if it is a mapping; else a problem.
    ///
    /// @param origin where the first character of the YAML stands
    static Optional<Fields> of(Node node, At origin, Problems problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(mapping, origin, problems));
        }
        At at = node.getStartMark().map(mark -> origin.plus(mark.getLine(), mark.getColumn())).orElse(origin);
        problems.add(at, "this is " + YamlText.describe(node) + "; write lines of the form key: value");
        return Optional.empty();
    }

    private At place(Node node) {
        return node.getStartMark().map(mark -> origin.plus(mark.getLine(), mark.getColumn())).orElse(origin);
    }

    /// Where the mapping starts.
    At at() {
        return start;
    }

    /// Where the value of `key` stands.
    At at(String key) {
        Node node = values.get(key);
        return node == null ? start : place(node);
    }

    /// The keys, in the order of the text.
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// The text under `key`, if there is any.
    Optional<Text> optional(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node == null ? Optional.empty() : scalar(node, key);
    }

    /// The text under `key`, or a problem.
    Text text(String key) {
        Optional<Text> text = optional(key);
        if (!has(key)) {
            problems.add(start, "'" + key + "' is missing; add a line " + key + ": ...");
        } else if (text.isPresent() && text.get().value().isBlank()) {
            problems.add(at(key), "'" + key + "' is empty; write something after the colon");
        }
        return text.orElseGet(() -> new Text("", start));
    }

    /// What the text under `key` means, or a problem.
    ///
    /// @param expected what may stand there, for the message
    <T> T parsed(String key, Function<String, Optional<T>> parser, T standIn, String expected) {
        Text text = text(key);
        return text.value().isBlank() ? standIn : parse(text, parser, expected).orElse(standIn);
    }

    /// What the text under `key` means, if there is any.
    <T> Optional<T> optionallyParsed(String key, Function<String, Optional<T>> parser, String expected) {
        return optional(key).flatMap(text -> parse(text, parser, expected));
    }

    <T> Optional<T> parse(Text text, Function<String, Optional<T>> parser, String expected) {
        Optional<T> value = parser.apply(text.value());
        if (value.isEmpty()) {
            problems.add(text.at(), Problems.quote(text.value()) + " is not known here; write " + expected);
        }
        return value;
    }

    /// The number under `key`.
    int number(String key, int least, int most) {
        return parsed(key, text -> readNumber(text, least, most), least, "a number from " + least + " to " + most);
    }

    static Optional<Integer> readNumber(String text, int least, int most) {
        if (!text.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        int value = Integer.parseInt(text);
        return value >= least && value <= most ? Optional.of(value) : Optional.empty();
    }

    /// The texts under `key`; a single text is a list of one.
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (Node node : nodes(key)) {
            scalar(node, key).ifPresent(texts::add);
        }
        return texts;
    }

    /// What the texts under `key` mean.
    <T> List<T> allParsed(String key, Function<String, Optional<T>> parser, String expected) {
        return texts(key).stream().flatMap(text -> parse(text, parser, expected).stream()).toList();
    }

    /// The mappings under `key`; a single one is a list of one.
    List<Fields> all(String key) {
        List<Fields> all = new ArrayList<>();
        for (Node node : nodes(key)) {
            of(node, origin, problems).ifPresent(all::add);
        }
        return all;
    }

    private List<Node> nodes(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private Optional<Text> scalar(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new Text(scalar.getValue(), place(node)));
        }
        problems.add(place(node), "'" + key + "' takes text, not " + YamlText.describe(node) + "; quote it if it starts with a bracket or brace");
        return Optional.empty();
    }

    /// Call last: a key that nobody asked for is a problem.
    void done() {
        for (Map.Entry<String, At> key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                problems.add(key.getValue(), Problems.quote(key.getKey()) + " is no key here; there are " + String.join(", ", asked.stream().distinct().toList()));
            }
        }
    }

    Problems problems() {
        return problems;
    }
}
