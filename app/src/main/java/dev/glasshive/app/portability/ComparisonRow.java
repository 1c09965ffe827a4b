package dev.glasshive.app.portability;

import dev.glasshive.app.control.ButtonBox;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import dev.glasshive.portability.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A row of the table of differences: what, on Linux, on Windows, what it means; in a narrow pane what it means stands below the others. One that is about instructions is a button that shows them, one after the other.
final class ComparisonRow extends ButtonBox {
    /// Parts of the width.
    private static final List<Integer> WIDTHS = List.of(18, 26, 26, 30);
    private static final List<Integer> NARROW = List.of(28, 36, 36);

    /// Where the column of Windows begins, in parts of the width.
    static int untilWindows() {
        return WIDTHS.get(0) + WIDTHS.get(1);
    }

    private ComparisonRow(Runnable action) {
        super(action);
    }

    static Node heading(boolean narrow) {
        return heading(Stream.of("portability.what", "portability.linux", "portability.windows", "portability.means").limit(narrow ? NARROW.size() : WIDTHS.size()).map(ComparisonRow::head).toList(), narrow);
    }

    /// Heads of which those of the systems are their verdicts.
    static Node heading(List<VerdictBox> verdicts) {
        return heading(List.of(head("portability.what"), verdicts.getFirst(), verdicts.getLast(), head("portability.means")), false);
    }

    private static Label head(String key) {
        return cell(Text.of(key), "head");
    }

    private static Node heading(List<? extends Node> heads, boolean narrow) {
        VBox heading = new VBox(columns(heads, narrow));
        heading.getStyleClass().addAll("portability-row", "heading");
        return heading;
    }

    static Node of(Comparison.Line line, boolean narrow, IntConsumer reveal) {
        Label what = cell(line.what(), "what");
        Icons.put(what, icon(line.severity()));
        String places = line.places().stream().limit(4).map(String::valueOf).collect(Collectors.joining(", "));
        String meaning = line.meaning() + (line.severity() == Severity.SAME || line.places().isEmpty() ? "" : " " + Text.of("portability.places", places, line.places().size()));
        GridPane cells = columns(List.of(what, cell(line.linux(), "code"), cell(line.windows(), "code"), cell(meaning, "means")), narrow);
        VBox row = line.places().isEmpty() ? new VBox() : new ComparisonRow(walk(line.places(), reveal));
        row.getChildren().add(cells);
        row.getStyleClass().addAll("portability-row", line.severity().name().toLowerCase(Locale.ROOT));
        row.setAccessibleText(String.join(". ", line.what(), Text.of("portability.linux") + " " + line.linux(), Text.of("portability.windows") + " " + line.windows(), meaning, line.note()));
        if (line.places().isEmpty()) {
            row.setAccessibleRole(AccessibleRole.TEXT);
        }
        if (!line.note().isEmpty()) {
            Tooltip tooltip = new Tooltip(line.note());
            tooltip.setWrapText(true);
            tooltip.setPrefWidth(360);
            Tooltip.install(row, tooltip);
        }
        return row;
    }

    /// Each time the next of the places.
    private static Runnable walk(List<Integer> places, IntConsumer reveal) {
        int[] next = {0};
        return () -> {
            reveal.accept(places.get(next[0]));
            next[0] = (next[0] + 1) % places.size();
        };
    }

    /// A shape for each severity, so that it is not the colour alone that says it.
    private static Ikon icon(Severity severity) {
        return switch (severity) {
            case SAME -> Feather.CHECK;
            case NUMBER -> Feather.HASH;
            case MEANING -> Feather.ALERT_TRIANGLE;
            case REWRITE -> Feather.EDIT_2;
            case MISSING -> Feather.X;
        };
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane columns(List<? extends Node> cells, boolean narrow) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cells");
        List<Integer> widths = narrow ? NARROW : WIDTHS;
        for (int width : widths) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i < widths.size()) {
                grid.add(cells.get(i), i, 0);
            } else {
                grid.add(cells.get(i), 0, 1, widths.size(), 1);
            }
        }
        return grid;
    }
}
