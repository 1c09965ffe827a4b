package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.markdown.Problems.At;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Parses the YAML of a front matter or a fenced block; only plain data, no aliases, no deep nesting.
final class YamlText {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(LessonSource.MAX_FILE_BYTES).build();
    private static final int DEEPEST = 12;

    private YamlText() {}

    /// The root of `text`; a problem and nothing where it is no YAML.
    ///
    /// @param at where the text's first character stands
    static Optional<Node> parse(String text, At at, Problems problems) {
        try {
            // Composing recurses, parsing does not: so depth is looked at first.
            if (!isPlain(text, at, problems)) {
                return Optional.empty();
            }
            return new Compose(SETTINGS).composeString(text);
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(mark -> at.plus(mark.getLine(), mark.getColumn())).orElse(at),
                    "this is no YAML: " + Problems.quote(e.getProblem()) + "; quote text that holds a colon or starts with a sign");
        } catch (YamlEngineException e) {
            problems.add(at, "this is no YAML: " + Problems.quote(String.valueOf(e.getMessage())) + "; write plain text");
        }
        return Optional.empty();
    }

    /// The mapping in a fenced block.
    static Optional<Fields> fields(String text, At at, Problems problems) {
        int before = problems.size();
        Optional<Node> root = parse(text, at, problems);
        if (root.isEmpty() && problems.size() == before) {
            problems.add(at, "there is nothing here; write lines of the form key: value");
        }
        return root.flatMap(node -> Fields.of(node, at, problems));
    }

    private static boolean isPlain(String text, At at, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            Mark mark = event.getStartMark().orElse(null);
            At here = mark == null ? at : at.plus(mark.getLine(), mark.getColumn());
            if (event instanceof AliasEvent) {
                problems.add(here, "an alias is not read here; write the value again");
                return false;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                problems.add(here, "this is nested deeper than " + DEEPEST + " levels; no data of a lesson is");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return true;
    }

    /// What a node is, for messages.
    static String describe(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            default -> "text";
        };
    }
}
