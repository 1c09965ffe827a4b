package dev.glasshive.handout;

import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Spot;
import dev.glasshive.page.Html;
import java.util.List;
import java.util.stream.Collectors;

/// Prose of lessons as HTML.
final class ProseHtml {
    private ProseHtml() {}

    static String of(Prose prose) {
        return prose.blocks().stream().map(ProseHtml::block).collect(Collectors.joining());
    }

    /// A single paragraph without an element of its own.
    static String line(Prose prose) {
        return prose.blocks().size() == 1 && prose.blocks().getFirst() instanceof Prose.Paragraph(List<Prose.Inline> content) ? inlines(content) : of(prose);
    }

    static String of(Reason reason) {
        return line(reason.text()) + reason.section().map(section -> " <span class=\"muted\">(" + Html.escaped(section.label()) + ")</span>").orElse("");
    }

    private static String block(Prose.Block block) {
        return switch (block) {
            case Prose.Paragraph(List<Prose.Inline> content) -> "<p>" + inlines(content) + "</p>\n";
            case Prose.Items(Prose.Marks marks, List<List<Prose.Inline>> items) -> {
                String list = marks == Prose.Marks.BULLETS ? "ul" : "ol";
                yield "<" + list + ">\n" + items.stream().map(item -> "<li>" + inlines(item) + "</li>\n").collect(Collectors.joining()) + "</" + list + ">\n";
            }
            case Prose.CodeBlock(String language, String text) -> Html.element("pre", "", text.stripTrailing());
        };
    }

    private static String inlines(List<Prose.Inline> content) {
        return content.stream().map(ProseHtml::inline).collect(Collectors.joining());
    }

    private static String inline(Prose.Inline inline) {
        return switch (inline) {
            case Prose.Words(String text) -> text.equals("\n") ? "<br>" : Html.escaped(text);
            case Prose.Strong(List<Prose.Inline> content) -> "<strong>" + inlines(content) + "</strong>";
            case Prose.Emphasis(List<Prose.Inline> content) -> "<em>" + inlines(content) + "</em>";
            case Prose.Code(String text) -> "<code>" + Html.escaped(text) + "</code>";
            case Prose.Pointer(Spot spot, String label) -> "<code class=\"spot\">" + Html.escaped(label) + "</code>";
            case Prose.Cite(Reference reference) -> cite(reference);
            case Prose.Link(List<Prose.Inline> content, String url) -> "<a href=\"" + Html.escaped(url) + "\">" + inlines(content) + "</a>";
        };
    }

    static String cite(Reference reference) {
        return "<a href=\"" + Html.escaped(reference.url()) + "\">" + Html.escaped(reference.label()) + "</a>";
    }
}
