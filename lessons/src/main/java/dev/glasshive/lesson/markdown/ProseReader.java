package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.SpotWords;
import dev.glasshive.lesson.markdown.Problems.At;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Turns Markdown into [Prose], with pointers in braces. Only what a lesson needs: paragraphs, flat lists, code, links.
final class ProseReader {
    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final Pattern POINTER = Pattern.compile("\\{([^{}]{0,80})}");
    private static final int TELLING = 64;
    private static final Pattern SENTENCE_END = Pattern.compile("(^|[.?!][\\p{Pe}\\p{Pf}\"*]?\\s|[。？！])\\s*$");
    private static final int DEEPEST = 8;

    private final Problems problems;
    private final At origin;

    /// @param origin where the first character of the Markdown stands
    ProseReader(Problems problems, At origin) {
        this.problems = problems;
        this.origin = origin;
    }

    /// The prose in a field.
    static Prose of(Fields.Text text, Problems problems) {
        // Only the first line of a folded text has a known place.
        ProseReader reader = new ProseReader(problems, text.at());
        return reader.prose(children(parse(text.value())));
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    At at(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? origin : origin.plus(spans.getFirst().getLineIndex(), spans.getFirst().getColumnIndex());
    }

    Prose prose(List<Node> blocks) {
        List<Prose.Block> read = new ArrayList<>();
        for (Node block : blocks) {
            switch (block) {
                case Paragraph paragraph -> read.add(new Prose.Paragraph(inlines(paragraph, 0)));
                case BulletList list -> read.add(items(list, Prose.Marks.BULLETS));
                case OrderedList list -> read.add(items(list, Prose.Marks.NUMBERS));
                case FencedCodeBlock code -> read.add(new Prose.CodeBlock(code.getInfo() == null ? "" : code.getInfo().strip(), code.getLiteral()));
                case IndentedCodeBlock code -> read.add(new Prose.CodeBlock("", code.getLiteral()));
                default -> refuse(block);
            }
        }
        return new Prose(read);
    }

    private Prose.Items items(Node list, Prose.Marks marks) {
        List<List<Prose.Inline>> items = new ArrayList<>();
        for (Node item : children(list)) {
            List<Prose.Inline> content = new ArrayList<>();
            for (Node child : children(item)) {
                if (child instanceof Paragraph paragraph) {
                    if (!content.isEmpty()) {
                        content.add(new Prose.Words(" "));
                    }
                    content.addAll(inlines(paragraph, 0));
                } else {
                    refuse(child);
                }
            }
            items.add(content);
        }
        return new Prose.Items(marks, items);
    }

    private void refuse(Node node) {
        problems.add(at(node), "a lesson cannot show this (" + node.getClass().getSimpleName() + "); use paragraphs, flat lists, code, links, and ## before a step");
    }

    List<Prose.Inline> inlines(Node parent, int depth) {
        List<Prose.Inline> read = new ArrayList<>();
        for (Node node : children(parent)) {
            if (depth > DEEPEST) {
                problems.add(at(node), "this is nested deeper than " + DEEPEST + " levels; write plainer text");
                break;
            }
            switch (node) {
                case Text text -> words(text.getLiteral(), at(node), depth, read);
                case SoftLineBreak _ -> read.add(new Prose.Words(" "));
                case HardLineBreak _ -> read.add(new Prose.Words("\n"));
                case Code code -> read.add(new Prose.Code(code.getLiteral()));
                case StrongEmphasis strong -> read.add(new Prose.Strong(inlines(strong, depth + 1)));
                case Emphasis emphasis -> read.add(new Prose.Emphasis(inlines(emphasis, depth + 1)));
                case Link link -> read.add(link(link, depth));
                default -> refuse(node);
            }
        }
        return read;
    }

    private Prose.Inline link(Link link, int depth) {
        if (!link.getDestination().startsWith("https://")) {
            problems.add(at(link), "a link must start with https://; to point to the machine write {r1}, to a section {rfc9669 5.1}");
        }
        return new Prose.Link(inlines(link, depth + 1), link.getDestination());
    }

    private Prose.Pointer pointer(Spot spot, boolean first, At at) {
        Prose.Pointer pointer = new Prose.Pointer(spot, SpotWords.of(spot, LessonSource.languageOf(at.file()), first));
        problems.places().put(pointer, "", at);
        return pointer;
    }

    /// Whether the next word begins a sentence.
    private static boolean starts(List<Prose.Inline> before) {
        // Only the end tells, and a paragraph may be very long.
        int from = before.size();
        String end = "";
        while (from > 0 && end.length() < TELLING) {
            from--;
            end = Prose.plain(before.subList(from, from + 1)) + end;
        }
        boolean whole = from == 0 && end.length() <= TELLING;
        return SENTENCE_END.matcher(whole ? end : "x" + end.substring(Math.max(0, end.length() - TELLING))).find();
    }

    private void words(String text, At at, int depth, List<Prose.Inline> into) {
        Matcher matcher = POINTER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                into.add(new Prose.Words(text.substring(end, matcher.start())));
            }
            String inside = matcher.group(1);
            Spot.parse(inside).<Prose.Inline>map(spot -> pointer(spot, depth == 0 && starts(into), at.plus(0, matcher.start()))).or(() -> Reference.parse(inside).map(Prose.Cite::new)).ifPresentOrElse(into::add,
                    () -> problems.add(at.plus(0, matcher.start()), "{" + inside + "} points to nothing; write {r1}, {fp-8}, {insn 4}, {map hits}, {packet 23},"
                            + " or a section such as {rfc9669 5.1}"));
            end = matcher.end();
        }
        if (end < text.length()) {
            into.add(new Prose.Words(text.substring(end)));
        }
    }
}
