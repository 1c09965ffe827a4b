package dev.glasshive.app.control;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A long text as a list of lines with colours, of which some are lit. Only the lines in view cost anything.
public final class LogPane extends StackPane {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    /// Letters of a line that are drawn; copies have all.
    private static final int LONGEST = 4000;
    private static final int MOST_COPIED = 200_000;
    /// At most so many lines stay in view above the lit ones.
    private static final int ABOVE = 3;

    private final ListView<Integer> list = new ListView<>();
    private final Function<String, List<Span>> colours;
    private TextLines lines = TextLines.NONE;
    private IntConsumer pick = line -> { };
    private int litFrom = -1;
    private int litTo = -1;
    private int found = -1;

    /// A piece of a line.
    ///
    /// @param quiet whether it matters less
    public record Span(String text, Kind kind, boolean quiet) {}

    /// A pane without lines; `colours` cuts a line into pieces, without changing a letter.
    public LogPane(Function<String, List<Span>> colours) {
        this.colours = colours;
        getStyleClass().add("log-pane");
        list.getStyleClass().add("log-lines");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LineCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().add(list);
        // Lines are lit before the list has its height, or a divider takes some of it.
        list.heightProperty().subscribe(_ -> Platform.runLater(() -> {
            // Only then its rows are those for this height.
            list.layout();
            reveal(litFrom, litTo);
        }));
    }

    /// Shows other lines.
    public void show(TextLines shown) {
        lines = shown;
        litFrom = -1;
        litTo = -1;
        found = -1;
        list.setItems(new Numbers(shown.size()));
    }

    /// What happens when the user chooses a line.
    public void onPick(IntConsumer action) {
        pick = action;
    }

    /// Lights the lines from `first` to `last`, and brings them into view; negative ones light nothing.
    public void light(int first, int last) {
        litFrom = first;
        litTo = last;
        list.refresh();
        reveal(first, last);
    }

    /// Brings lines into view, unless they are. What stands above them comes along as far as it does not push them out.
    private void reveal(int first, int last) {
        int above = ABOVE;
        boolean inView = false;
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null) {
            int top = flow.getFirstVisibleCell().getIndex();
            int bottom = flow.getLastVisibleCell().getIndex();
            inView = first > top && last < bottom;
            double bar = flow.lookupAll(".scroll-bar:horizontal").stream().filter(Node::isVisible).mapToDouble(node -> node.getLayoutBounds().getHeight()).sum();
            long whole = (long) ((flow.getHeight() - bar) / flow.getFirstVisibleCell().getHeight());
            above = Math.clamp(whole - (last - first + 1L), 0, ABOVE);
        }
        if (first >= 0 && !inView) {
            list.scrollTo(Math.max(0, first - above));
        }
    }

    /// Marks a line that was searched for, and brings it into view; a negative one marks nothing.
    public void find(int line) {
        found = line;
        list.refresh();
        reveal(line, line);
    }

    /// The lines that the user has chosen, or all.
    public String copied() {
        List<Integer> chosen = list.getSelectionModel().getSelectedIndices();
        return chosen.size() < 2 || chosen.size() > MOST_COPIED ? lines.text() : chosen.stream().sorted().map(lines::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /// The list, for keyboard focus and its name.
    public ListView<Integer> list() {
        return list;
    }

    private void key(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.ENTER && at >= 0) {
            pick.accept(at);
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            List<Integer> chosen = list.getSelectionModel().getSelectedIndices();
            CopyText.put(chosen.size() == 1 ? lines.line(chosen.getFirst()) : copied());
            event.consume();
        }
    }

    /// The numbers of lines, of which none is stored.
    private static final class Numbers extends ObservableListBase<Integer> {
        private final int size;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class LineCell extends ListCell<Integer> {
        private final TextFlow flow = new TextFlow();
        private List<Span> pieces = List.of();

        LineCell() {
            setOnMouseClicked(event -> {
                Integer line = getItem();
                if (line != null && !event.isShiftDown() && !event.isShortcutDown()) {
                    pick.accept(line);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            boolean shown = !empty && line != null && line < lines.size();
            setGraphic(shown ? flow : null);
            if (shown && line != null) {
                String whole = lines.line(line);
                String drawn = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
                List<Span> spans = colours.apply(drawn);
                if (!spans.equals(pieces)) {
                    pieces = spans;
                    flow.getChildren().setAll(spans.stream().map(this::piece).toList());
                }
                setAccessibleText(drawn);
            }
            pseudoClassStateChanged(LIT, shown && line != null && line >= litFrom && line <= litTo);
            pseudoClassStateChanged(FOUND, shown && line != null && line == found);
        }

        private Text piece(Span span) {
            Text text = new Text(span.text());
            text.getStyleClass().add("piece");
            span.kind().paint(text);
            if (span.quiet()) {
                text.getStyleClass().add("quiet");
            }
            return text;
        }
    }
}
