package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.MarkdownPane;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.ProseMarkdown;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Lays out a lesson's prose; the things on the machine that it points to have the colours that they have there.
final class LessonProse {
    private final Consumer<String> pages;

    /// @param pages opens a page by its address
    LessonProse(Consumer<String> pages) {
        this.pages = pages;
    }

    MarkdownPane of(Prose prose) {
        MarkdownPane pane = new MarkdownPane();
        show(pane, prose);
        return pane;
    }

    /// Shows `prose` in place of what `pane` shows.
    void show(MarkdownPane pane, Prose prose) {
        Map<String, Kind> kinds = new HashMap<>();
        Prose readable = new Prose(prose.blocks().stream().map(block -> withCode(block, kinds)).toList());
        pane.colourCode(code -> Optional.ofNullable(kinds.get(code)).or(() -> Spot.parse(code).map(LessonProse::kind)).orElse(Kind.NONE));
        pane.onLink(pages);
        pane.show(ProseMarkdown.of(readable));
    }

    /// A section of a document as a link.
    MarkdownPane of(Reference reference) {
        String heading = reference.heading().isEmpty() ? "" : " · " + reference.heading();
        MarkdownPane pane = new MarkdownPane();
        pane.getStyleClass().add("lesson-section");
        pane.onLink(pages);
        pane.show("[" + reference.label() + heading + "\u00a0↗](<" + reference.url() + ">)");
        return pane;
    }

    private static Prose.Block withCode(Prose.Block block, Map<String, Kind> kinds) {
        return switch (block) {
            case Prose.Paragraph(List<Prose.Inline> content) -> new Prose.Paragraph(withCode(content, kinds));
            case Prose.Items(Prose.Marks marks, List<List<Prose.Inline>> items) -> new Prose.Items(marks, items.stream().map(item -> withCode(item, kinds)).toList());
            case Prose.CodeBlock code -> code;
        };
    }

    /// Pointers as code; the kinds of what they point to are put under their labels.
    private static List<Prose.Inline> withCode(List<Prose.Inline> content, Map<String, Kind> kinds) {
        return content.stream().map(inline -> switch (inline) {
            case Prose.Pointer(Spot spot) -> {
                kinds.put(spot.label(), kind(spot));
                yield new Prose.Code(spot.label());
            }
            case Prose.Strong(List<Prose.Inline> inner) -> new Prose.Strong(withCode(inner, kinds));
            case Prose.Emphasis(List<Prose.Inline> inner) -> new Prose.Emphasis(withCode(inner, kinds));
            case Prose.Link(List<Prose.Inline> inner, String url) -> new Prose.Link(withCode(inner, kinds), url);
            case Prose.Words _, Prose.Code _, Prose.Cite _ -> inline;
        }).toList();
    }

    private static Kind kind(Spot spot) {
        return switch (spot) {
            case Spot.RegisterSpot _ -> Kind.SCALAR;
            case Spot.StackSpot _ -> Kind.STACK;
            case Spot.PacketSpot _ -> Kind.PACKET;
            case Spot.EntrySpot _, Spot.MapSpot _ -> Kind.MAP;
            case Spot.InstructionSpot _ -> Kind.CONTEXT;
        };
    }
}
