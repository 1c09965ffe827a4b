package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.MarkdownPane;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.ProseMarkdown;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.markdown.Glossary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

/// Lays out a lesson's prose; the things on the machine that it points to have the colours that they have there.
final class LessonProse {
    private final Consumer<String> pages;
    private final Pointing pointing;
    private final Glossary glossary;

    /// @param pages opens a page by its address
    /// @param pointing shows what the prose points to
    /// @param glossary explains strong words
    LessonProse(Consumer<String> pages, Pointing pointing, Glossary glossary) {
        this.pages = pages;
        this.pointing = pointing;
        this.glossary = glossary;
    }

    MarkdownPane of(Prose prose) {
        MarkdownPane pane = new MarkdownPane();
        show(pane, prose);
        return pane;
    }

    /// Shows `prose` in place of what `pane` shows.
    void show(MarkdownPane pane, Prose prose) {
        Map<String, Spot> spots = new HashMap<>();
        Prose readable = new Prose(prose.blocks().stream().map(block -> withCode(block, spots)).toList());
        pane.colourCode(code -> Optional.ofNullable(spots.get(code)).or(() -> Spot.parse(code)).map(LessonProse::kind).orElse(Kind.NONE));
        pane.dressWith(text -> dress(text, spots));
        pane.onLink(pages);
        pane.show(ProseMarkdown.of(readable));
    }

    /// Words of the glossary, which point nowhere.
    MarkdownPane explanation(String markdown) {
        MarkdownPane pane = new MarkdownPane();
        pane.colourCode(code -> Spot.parse(code).map(LessonProse::kind).orElse(Kind.NONE));
        pane.show(markdown);
        return pane;
    }

    private void dress(Text text, Map<String, Spot> spots) {
        if (text.getStyleClass().contains("code")) {
            Optional.ofNullable(spots.get(text.getText())).ifPresent(spot -> point(text, spot));
        } else if (text.getStyleClass().contains("strong")) {
            glossary.entry(text.getText()).ifPresent(entry -> explain(text, entry));
        }
    }

    private void point(Text text, Spot spot) {
        text.getStyleClass().add("pointer");
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(dev.glasshive.app.text.Text.of("lesson.pointer", text.getText()));
        text.setOnMouseEntered(event -> pointing.over(spot));
        text.setOnMouseExited(event -> pointing.away());
        text.focusedProperty().subscribe((before, focused) -> {
            if (focused) {
                pointing.over(spot);
            } else {
                pointing.away();
            }
        });
        act(text, () -> pointing.show(spot));
    }

    private void explain(Text text, Glossary.Entry entry) {
        text.getStyleClass().add("term");
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(dev.glasshive.app.text.Text.of("lesson.term", text.getText(), entry.text()));
        TermCard card = new TermCard(entry, this, text);
        text.setOnMouseEntered(event -> card.come());
        text.setOnMouseExited(event -> card.leave());
        act(text, () -> card.toggle(text));
    }

    private static void act(Text text, Runnable action) {
        text.setOnMouseClicked(event -> action.run());
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
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

    private static Prose.Block withCode(Prose.Block block, Map<String, Spot> spots) {
        return switch (block) {
            case Prose.Paragraph(List<Prose.Inline> content) -> new Prose.Paragraph(withCode(content, spots));
            case Prose.Items(Prose.Marks marks, List<List<Prose.Inline>> items) -> new Prose.Items(marks, items.stream().map(item -> withCode(item, spots)).toList());
            case Prose.CodeBlock code -> code;
        };
    }

    /// Pointers as code; what they point to is put under their labels.
    private static List<Prose.Inline> withCode(List<Prose.Inline> content, Map<String, Spot> spots) {
        return content.stream().map(inline -> switch (inline) {
            case Prose.Pointer(Spot spot, String label) -> {
                spots.put(label, spot);
                yield new Prose.Code(label);
            }
            case Prose.Strong(List<Prose.Inline> inner) -> new Prose.Strong(withCode(inner, spots));
            case Prose.Emphasis(List<Prose.Inline> inner) -> new Prose.Emphasis(withCode(inner, spots));
            case Prose.Link(List<Prose.Inline> inner, String url) -> new Prose.Link(withCode(inner, spots), url);
            case Prose.Words _, Prose.Code _, Prose.Cite _ -> inline;
        }).toList();
    }

    private static Kind kind(Spot spot) {
        return switch (spot) {
            case Spot.RegisterSpot _ -> Kind.SCALAR;
            case Spot.StackSpot _ -> Kind.STACK;
            case Spot.PacketSpot _ -> Kind.PACKET;
            case Spot.EntrySpot _, Spot.MapSpot _ -> Kind.MAP;
            case Spot.InstructionSpot _, Spot.PaneSpot _ -> Kind.CONTEXT;
        };
    }
}
