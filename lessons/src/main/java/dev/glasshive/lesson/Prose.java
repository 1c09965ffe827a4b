package dev.glasshive.lesson;

import java.util.List;
import java.util.stream.Collectors;

/// Text of a lesson, ready to be laid out.
public record Prose(List<Block> blocks) {
    /// Nothing to read.
    public static final Prose EMPTY = new Prose(List.of());

    /// Copies what it is given.
    public Prose {
        blocks = List.copyOf(blocks);
    }

    /// A piece of prose that stands on lines of its own.
    public sealed interface Block {}

    /// Running text.
    public record Paragraph(List<Inline> content) implements Block {}

    /// A list with a mark before each item.
    public record Items(Marks marks, List<List<Inline>> items) implements Block {}

    /// Text with its own line breaks.
    ///
    /// @param language what it is written in, such as `bpf`, or an empty string
    public record CodeBlock(String language, String text) implements Block {}

    /// What stands before the items of a list.
    public enum Marks {
        BULLETS, NUMBERS
    }

    /// A piece of running text.
    public sealed interface Inline {}

    /// Words.
    public record Words(String text) implements Inline {}

    /// A new word, or one that matters.
    public record Strong(List<Inline> content) implements Inline {}

    /// Words with a stress.
    public record Emphasis(List<Inline> content) implements Inline {}

    /// Words of a program.
    public record Code(String text) implements Inline {}

    /// A link to a thing on the machine: `{r1}`, `{fp-8}`, `{insn 4}`, `{map hits}`, `{packet 23}`.
    ///
    /// @param label what stands in the text
    public record Pointer(Spot spot, String label) implements Inline {}

    /// A link to a section of a document: `{rfc9669 5.1}`.
    public record Cite(Reference reference) implements Inline {}

    /// A link to a page elsewhere.
    public record Link(List<Inline> content, String url) implements Inline {}

    /// The text without any form, paragraphs apart.
    public String plain() {
        return blocks.stream().map(Prose::plain).collect(Collectors.joining("\n\n"));
    }

    /// The text of `content` without any form.
    public static String plain(List<Inline> content) {
        return content.stream().map(Prose::plain).collect(Collectors.joining());
    }

    private static String plain(Block block) {
        return switch (block) {
            case Paragraph(List<Inline> content) -> plain(content);
            case Items(Marks marks, List<List<Inline>> items) -> {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < items.size(); i++) {
                    text.append(i == 0 ? "" : "\n").append(marks == Marks.BULLETS ? "- " : (i + 1) + ". ").append(plain(items.get(i)));
                }
                yield text.toString();
            }
            case CodeBlock(String language, String text) -> text.stripTrailing().indent(4).stripTrailing();
        };
    }

    private static String plain(Inline inline) {
        return switch (inline) {
            case Words(String text) -> text;
            case Strong(List<Inline> content) -> plain(content);
            case Emphasis(List<Inline> content) -> plain(content);
            case Code(String text) -> text;
            case Pointer(Spot spot, String label) -> label;
            case Cite(Reference reference) -> reference.label();
            case Link(List<Inline> content, String url) -> plain(content);
        };
    }
}
