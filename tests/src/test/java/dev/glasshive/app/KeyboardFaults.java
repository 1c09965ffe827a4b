package dev.glasshive.app;

import dev.glasshive.app.control.PaneFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.text.Text;

/// What who sees nothing or has no mouse would miss in a window.
///
/// @param stops how much takes the keyboard
/// @param nameless what takes the keyboard and has no name
/// @param missed what takes the keyboard and is never reached with Tab
/// @param unreachable what is only for the mouse
/// @param panes what is in sight and is not visited with Tab
public record KeyboardFaults(int stops, List<String> nameless, List<String> missed, List<String> unreachable, List<String> panes) {
    private static final int MOST_STOPS = 400;

    /// What is wrong with `view`, in which the keyboard goes somewhere else.
    static KeyboardFaults of(MainView view) {
        List<Node> stops = stops(view);
        Set<Node> reached = stops.isEmpty() ? Set.of() : tour(view, stops.getFirst());
        Set<String> visited = new TreeSet<>();
        reached.forEach(node -> PaneFrame.around(node).map(PaneFrame::id).ifPresent(visited::add));
        List<String> panes = view.welcome().isVisible() ? List.of() : view.desk().panes().inSight().stream().map(PaneFrame::id).filter(id -> !visited.contains(id)).toList();
        return new KeyboardFaults(stops.size(), names(stops.stream().filter(node -> !hasName(node)).toList()), names(stops.stream().filter(node -> !reached.contains(node)).toList()),
                names(unreachable(view)), panes);
    }

    private static List<String> names(Collection<Node> nodes) {
        return nodes.stream().map(Node::toString).toList();
    }

    private static List<Node> stops(Parent root) {
        List<Node> stops = new ArrayList<>();
        collect(root, stops);
        stops.removeIf(node -> !node.isFocusTraversable());
        return stops;
    }

    private static void collect(Parent parent, List<Node> nodes) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                nodes.add(child);
                if (child instanceof Parent inner) {
                    collect(inner, nodes);
                }
            }
        }
    }

    private static boolean hasName(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return true;
        }
        return switch (node) {
            case Labeled labeled -> labeled.getText() != null && labeled.getText().codePoints().anyMatch(Character::isLetterOrDigit);
            case TabPane tabs -> tabs.getTabs().stream().noneMatch(tab -> tab.getText().isBlank());
            case Text words -> !words.getText().isBlank();
            default -> false;
        };
    }

    /// Everything that has the keyboard while Tab is pressed until it comes round.
    private static Set<Node> tour(Parent root, Node first) {
        Set<Node> reached = new LinkedHashSet<>();
        first.requestFocus();
        Node now = root.getScene().getFocusOwner();
        while (reached.size() < MOST_STOPS && reached.add(now)) {
            now.requestFocusTraversal(TraversalDirection.NEXT);
            now = root.getScene().getFocusOwner();
        }
        return reached;
    }

    /// Controls that take no keys and lie in nothing that takes keys for them.
    private static List<Node> unreachable(Parent root) {
        List<Node> all = new ArrayList<>();
        collect(root, all);
        return all.stream().filter(KeyboardFaults::isControl).filter(node -> Stream.iterate(node, n -> n != null, Node::getParent).noneMatch(KeyboardFaults::hasKeys)).toList();
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase || node instanceof ChoiceBox<?> || node instanceof TextInputControl || node instanceof Slider;
    }

    private static boolean hasKeys(Node node) {
        return node.isFocusTraversable() || node instanceof ListView<?> || node instanceof TableView<?> || node instanceof TreeView<?>
                || node.getStyleClass().contains("segmented-choice") || node.getStyleClass().contains("shortcut-change");
    }
}
