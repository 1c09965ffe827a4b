package dev.glasshive.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes [Prose] as CommonMark for a viewer that knows nothing of lessons: a pointer becomes a link to [#POINTER] and its text.
public final class ProseMarkdown {
    /// What the target of a link to the machine starts with; [Spot#parse] reads the rest.
    public static final String POINTER = "machine:";

    private ProseMarkdown() {}

    /// `prose` as CommonMark.
    public static String of(Prose prose) {
        return prose.blocks().stream().map(ProseMarkdown::block).collect(Collectors.joining("\n\n"));
    }

    private static String block(Prose.Block block) {
        return switch (block) {
            case Prose.Paragraph(List<Prose.Inline> content) -> text(content);
            case Prose.Items(Prose.Marks marks, List<List<Prose.Inline>> items) -> {
                List<String> lines = new ArrayList<>();
                for (List<Prose.Inline> item : items) {
                    lines.add((marks == Prose.Marks.BULLETS ? "- " : (lines.size() + 1) + ". ") + text(item));
                }
                yield String.join("\n", lines);
            }
            case Prose.CodeBlock(String language, String text) -> {
                String fence = fence(text, 3);
                yield fence + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence;
            }
        };
    }

    private static String text(List<Prose.Inline> content) {
        return content.stream().map(ProseMarkdown::inline).collect(Collectors.joining());
    }

    private static String inline(Prose.Inline inline) {
        return switch (inline) {
            case Prose.Words(String words) -> words.equals("\n") ? "\\\n" : words.replaceAll("[\\\\`*_\\[\\]<>#!&]", "\\\\$0");
            case Prose.Strong(List<Prose.Inline> content) -> "**" + text(content) + "**";
            case Prose.Emphasis(List<Prose.Inline> content) -> "*" + text(content) + "*";
            case Prose.Code(String code) -> {
                String fence = fence(code, 1);
                yield fence.length() == 1 ? fence + code + fence : fence + " " + code + " " + fence;
            }
            case Prose.Pointer(Spot spot, String label) -> "[" + inline(new Prose.Code(label)) + "](<" + POINTER + spot + ">)";
            case Prose.Cite(Reference reference) -> "[" + reference.label() + "](<" + reference.url() + ">)";
            case Prose.Link(List<Prose.Inline> content, String url) -> "[" + text(content) + "](<" + url + ">)";
        };
    }

    /// More tick marks than `text` has in a row.
    private static String fence(String text, int least) {
        String fence = "`".repeat(least);
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence;
    }
}
