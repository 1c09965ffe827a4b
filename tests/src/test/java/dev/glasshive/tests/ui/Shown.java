package dev.glasshive.tests.ui;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.HexRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;

/// What the panes show at one moment, in words.
///
/// @param registers the words of each row
/// @param stack every row of the chosen frame
/// @param maps every cell in view of the chosen map
/// @param packet every row of bytes
/// @param fields every header and field
/// @param timeline title and subtitle
/// @param verdict the pill at the top
/// @param current the numbers of the instructions with an arrow in the editor
record Shown(List<List<String>> registers, List<HexRow> stack, List<String> maps, List<HexRow> packet, List<String> fields,
        List<String> timeline, String verdict, TreeSet<String> current) {

    static Shown of(OpenWindow window) {
        return OpenWindow.onFx(() -> {
            Parent root = window.root();
            root.applyCss();
            root.layout();
            List<List<String>> registers = root.lookupAll(".register-row").stream().map(Shown::words).toList();
            return new Shown(registers, grid(root, ".stack"), items(root.lookup(".maps")), grid(root, ".packet"), items(root.lookup(".packet")),
                    words(root.lookup(".timeline-head")), ((Labeled) root.lookup("#verdict")).getText(), arrows(root));
        });
    }

    /// The rows of a grid, of which those in view must be drawn as they are.
    private static List<HexRow> grid(Parent root, String pane) {
        HexGrid grid = (HexGrid) root.lookup(pane).lookup(".hex-grid");
        List<HexRow> rows = grid.rowsProperty().get();
        for (Node drawn : grid.lookupAll(".hex-row")) {
            List<String> words = words(drawn);
            if (drawn.getParent() != null && drawn.getParent().isVisible() && rows.stream().map(Shown::words).noneMatch(words::equals)) {
                throw new AssertionError("drawn, but no row: " + words);
            }
        }
        return rows;
    }

    private static List<String> words(HexRow row) {
        List<String> words = new ArrayList<>(List.of(row.label()));
        row.bytes().forEach(cell -> words.add(cell.text()));
        return words;
    }

    private static List<String> items(Node pane) {
        // The table of a map holds numbers of rows only, so that what its cells say is what counts.
        if (pane.lookup(".table-view") != null) {
            // Rows are used again in any order, so they are read from top to bottom.
            return pane.lookupAll(".table-row-cell").stream().filter(Node::isVisible).sorted(Comparator.comparingDouble(Node::getLayoutY))
                    .flatMap(row -> row.lookupAll(".table-cell").stream()).map(cell -> ((Labeled) cell).getText()).filter(text -> !text.isEmpty()).toList();
        }
        List<?> items = pane.lookup(".packet-fields") instanceof ListView<?> l ? l.getItems() : List.of();
        return items.stream().map(String::valueOf).toList();
    }

    /// The texts of all visible labels under `node`.
    static List<String> words(Node node) {
        List<String> words = new ArrayList<>();
        for (Node label : node.lookupAll(".label")) {
            if (label instanceof Labeled labeled && labeled.isVisible()) {
                words.add(labeled.getText());
            }
        }
        return words;
    }

    private static TreeSet<String> arrows(Parent root) {
        TreeSet<String> slots = new TreeSet<>();
        for (Node row : root.lookup("#assembly").lookupAll(".gutter-row")) {
            boolean current = row.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("current"));
            if (current) {
                slots.add(words(row).getFirst());
            }
        }
        return slots;
    }
}
