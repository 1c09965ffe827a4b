package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;

/// Turns the tree of a CommonMark document into the nodes of a [MarkdownPane].
final class MarkdownNodes {
    private static final String BULLET = "•";

    private final Consumer<String> onLink;
    private final Function<String, Kind> kindOfCode;
    private final Consumer<Text> dress;

    /// @param dress gets every text within a sentence, once it has its style
    MarkdownNodes(Consumer<String> onLink, Function<String, Kind> kindOfCode, Consumer<Text> dress) {
        this.onLink = onLink;
        this.kindOfCode = kindOfCode;
        this.dress = dress;
    }

    List<Node> blocks(org.commonmark.node.Node parent) {
        List<Node> blocks = new ArrayList<>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof LinkReferenceDefinition)) {
                blocks.add(block(child));
            }
        }
        return blocks;
    }

    private Node block(org.commonmark.node.Node node) {
        return switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> flow(paragraph, Set.of());
            case BlockQuote quote -> box("quote", blocks(quote));
            case BulletList list -> list(list, 0);
            case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case FencedCodeBlock code -> codeBlock(code.getLiteral());
            case IndentedCodeBlock code -> codeBlock(code.getLiteral());
            case HtmlBlock html -> codeBlock(html.getLiteral());
            case ThematicBreak rule -> box("rule", List.of());
            default -> flow(node, Set.of());
        };
    }

    private Node heading(Heading heading) {
        int level = Math.clamp(heading.getLevel(), 1, 3);
        TextFlow flow = flow(heading, Set.of("heading", "heading-" + level));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        return flow;
    }

    private Node list(ListBlock list, int firstNumber) {
        List<Node> items = new ArrayList<>();
        int number = firstNumber;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label bullet = new Label(firstNumber == 0 && list instanceof BulletList ? BULLET : number + ".");
            bullet.getStyleClass().add("bullet");
            bullet.setMinWidth(Region.USE_PREF_SIZE);
            VBox body = box("body", blocks(item));
            HBox.setHgrow(body, Priority.ALWAYS);
            HBox row = new HBox(bullet, body);
            row.getStyleClass().add("list-item");
            items.add(row);
            number++;
        }
        return box("list", items);
    }

    private static Node codeBlock(String literal) {
        Label code = new Label(literal.stripTrailing());
        code.getStyleClass().addAll("code", "code-block");
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        return code;
    }

    private TextFlow flow(org.commonmark.node.Node node, Set<String> styles) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("text-flow");
        addInlines(node, styles, flow.getChildren());
        return flow;
    }

    private void addInlines(org.commonmark.node.Node parent, Set<String> styles, List<Node> to) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            addInline(child, styles, to);
        }
    }

    private void addInline(org.commonmark.node.Node node, Set<String> styles, List<Node> to) {
        switch (node) {
            case org.commonmark.node.Text text -> to.add(dressed(text(text.getLiteral(), styles)));
            case Code code -> to.add(dressed(code(code.getLiteral(), styles)));
            case Emphasis emphasis -> addInlines(emphasis, with(styles, "emphasis"), to);
            case StrongEmphasis strong -> addInlines(strong, with(styles, "strong"), to);
            case Link link -> to.add(link(link, styles));
            case SoftLineBreak soft -> to.add(text(" ", styles));
            case HardLineBreak hard -> to.add(text("\n", styles));
            case HtmlInline html -> to.add(text(html.getLiteral(), styles));
            default -> addInlines(node, styles, to);
        }
    }

    private Text dressed(Text text) {
        dress.accept(text);
        return text;
    }

    private Text code(String literal, Set<String> styles) {
        Text text = text(literal, with(styles, "code"));
        Kind kind = kindOfCode.apply(literal);
        if (kind != Kind.NONE) {
            kind.paint(text);
            text.getStyleClass().add("kind-text");
        }
        return text;
    }

    // A text rather than a hyperlink control, because only texts break across lines.
    private Text link(Link link, Set<String> styles) {
        List<Node> words = new ArrayList<>();
        addInlines(link, Set.of(), words);
        StringBuilder label = new StringBuilder();
        words.forEach(word -> label.append(word instanceof Text text ? text.getText() : ""));
        Text text = text(label.isEmpty() ? link.getDestination() : label.toString(), with(styles, "link"));
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setOnMouseClicked(event -> onLink.accept(link.getDestination()));
        text.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        onLink.accept(link.getDestination());
                        event.consume();
                    }
                });
        return text;
    }

    private static Text text(String literal, Set<String> styles) {
        Text text = new Text(literal);
        text.getStyleClass().add("text");
        text.getStyleClass().addAll(styles);
        return text;
    }

    private static VBox box(String styleClass, List<Node> children) {
        VBox box = new VBox();
        box.getStyleClass().add(styleClass);
        box.getChildren().addAll(children);
        return box;
    }

    private static Set<String> with(Set<String> styles, String more) {
        Set<String> all = new TreeSet<>(styles);
        all.add(more);
        return all;
    }
}
