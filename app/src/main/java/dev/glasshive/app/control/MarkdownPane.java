package dev.glasshive.app.control;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.commonmark.parser.Parser;

/// Prose written in CommonMark, as JavaFX nodes: headings, paragraphs, lists, quotes, code and links.
///
/// What it does not know, such as HTML, is shown as the text it is written in.
public final class MarkdownPane extends VBox {
    private static final Parser PARSER = Parser.builder().build();
    private static final int LONGEST = 200_000;

    private Consumer<String> onLink = target -> {};
    private Function<String, Kind> kindOfCode = code -> Kind.NONE;
    private Consumer<Text> dress = text -> {};
    private String markdown = "";

    public MarkdownPane() {
        getStyleClass().add("markdown");
    }

    /// Shows a document in place of the one before.
    public void show(String document) {
        markdown = document;
        refresh();
    }

    /// Sets what happens when a link is followed; it gets the target as written.
    public void onLink(Consumer<String> action) {
        onLink = action;
    }

    /// Sets the colour of code within a sentence, so that `r10` looks as it does in the editor.
    public void colourCode(Function<String, Kind> kind) {
        kindOfCode = kind;
        refresh();
    }

    /// Sets what gets every text within a sentence once it is there, and may give it more to do: its style classes tell code and strong words from others.
    public void dressWith(Consumer<Text> dress) {
        this.dress = dress;
        refresh();
    }

    private void refresh() {
        String shown = markdown.length() > LONGEST ? markdown.substring(0, LONGEST) : markdown;
        // Late binding of the action, so that it may be set after the text.
        MarkdownNodes nodes = new MarkdownNodes(target -> onLink.accept(target), kindOfCode, dress);
        getChildren().setAll(nodes.blocks(PARSER.parse(shown)));
    }
}
